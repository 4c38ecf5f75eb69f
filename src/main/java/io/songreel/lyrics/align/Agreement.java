package io.songreel.lyrics.align;

/**
 * How far a model agrees with a way through the song: over the frames in which a letter is said or the model hears one,
 * the mean of how likely it finds what is said there, against what it would rather hear. 1: it hears nothing else. Lyrics
 * that are not sung find their letters too, one here and one there; but between them the model hears others.
 */
final class Agreement {
    private final double[] agreed;
    private final int[] asked;

    Agreement(Emissions emissions, CtcLabels labels, CtcPath path) {
        int frames = emissions.frames();
        int[] columns = new int[frames];
        for (int i = 0; i < labels.count(); i++) {
            for (int t = path.first()[i]; path.has(i) && t <= path.last()[i]; t++) {
                columns[t] = labels.columns()[i];
            }
        }
        agreed = new double[frames + 1];
        asked = new int[frames + 1];
        for (int t = 0; t < frames; t++) {
            boolean evidence = columns[t] != 0 || !emissions.blank(t);
            double ratio = columns[t] == CtcLabels.STAR
                    ? 0
                    : Math.exp(Math.min(0, emissions.at(t, columns[t]) - emissions.best()[t]));
            agreed[t + 1] = agreed[t] + (evidence ? ratio : 0);
            asked[t + 1] = asked[t] + (evidence ? 1 : 0);
        }
    }

    /** Over the frames {@code from} to {@code to}, both among them; 0 to 1. */
    double between(int from, int to) {
        int count = asked[to + 1] - asked[from];
        return count == 0 ? 0 : Math.clamp((agreed[to + 1] - agreed[from]) / count, 0.0, 1.0);
    }
}
