package io.songreel.audio;

/**
 * What a bar sounds like, bar by bar, in units of what a listener calls another sound: harmony, timbre, and how much
 * starts in each band.
 *
 * @param frames
 *            where the bars start, and where the last one ends
 * @param values
 *            by bar, {@value #WIDTH} values; the first {@value Chroma#CLASSES} are the chroma
 * @param level
 *            by bar, mean of the compressed mel bands
 */
record BarFeatures(double[] frames, float[][] values, double[] level) {
    private static final double CHROMA_WEIGHT = 2.5;
    private static final double TIMBRE_WEIGHT = 1;
    private static final double FLUX_WEIGHT = 4;
    static final int MEL = 40;
    static final int WIDTH = Chroma.CLASSES + MEL + 3;

    static BarFeatures of(double[] frames, SongFeatures features, BlockMeans chroma, BlockMeans timbre) {
        int bars = Math.max(0, frames.length - 1);
        float[][] values = new float[bars][WIDTH];
        double[] level = new double[bars];
        for (int bar = 0; bar < bars; bar++) {
            double from = frames[bar];
            double to = frames[bar + 1];
            double[] harmony = chroma.mean(from, to);
            double norm = 0;
            for (double value : harmony) {
                norm += value * value;
            }
            norm = Math.sqrt(norm) + 1e-3;
            for (int c = 0; c < Chroma.CLASSES; c++) {
                values[bar][c] = (float) (CHROMA_WEIGHT * harmony[c] / norm);
            }
            double[] sound = timbre.mean(from, to);
            for (int m = 0; m < MEL; m++) {
                values[bar][Chroma.CLASSES + m] = (float) (TIMBRE_WEIGHT * sound[m]);
                level[bar] += sound[m] / MEL;
            }
            for (SongFeatures.Band band : SongFeatures.Band.values()) {
                double sum = 0;
                float[] flux = features.flux()[band.index];
                int first = Math.clamp(Math.round(from), 0, flux.length);
                int last = Math.clamp(Math.round(to), first, flux.length);
                for (int i = first; i < last; i++) {
                    sum += flux[i];
                }
                values[bar][Chroma.CLASSES + MEL + band.index] = (float) (FLUX_WEIGHT * sum
                        / Math.max(1, last - first) * 10);
            }
        }
        return new BarFeatures(frames, values, level);
    }

    int bars() {
        return values.length;
    }
}
