package io.songreel.lyrics.align;

/** Collects the few columns of a model's answers that are wanted, as logarithms of probabilities. */
final class EmissionTable {
    /** Half precision may underflow to nothing; no path dies of one frame. */
    private static final double LEAST = -60;
    private final int frames;
    private final double secondsPerFrame;
    private final int[] tokens;
    private final float[] values;
    private final float[] best;

    EmissionTable(int frames, double secondsPerFrame, int... tokens) {
        this.frames = frames;
        this.secondsPerFrame = secondsPerFrame;
        this.tokens = tokens.clone();
        values = new float[Math.multiplyExact(frames, tokens.length)];
        best = new float[frames];
    }

    /** One frame, from its {@code size} logits at {@code offset}: the logarithm of their softmax. */
    void put(int frame, float[] logits, int offset, int size) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, logits[offset + i]);
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.exp(logits[offset + i] - greatest);
        }
        double whole = greatest + Math.log(sum);
        best[frame] = log(greatest, whole);
        for (int i = 0; i < tokens.length; i++) {
            values[frame * tokens.length + i] = log(logits[offset + tokens[i]], whole);
        }
    }

    private static float log(double logit, double whole) {
        double log = logit - whole;
        // a model that answers with what is no number knows nothing
        return (float) (log >= LEAST ? Math.min(0, log) : LEAST);
    }

    Emissions emissions() {
        return new Emissions(frames, tokens.length, secondsPerFrame, values, best);
    }
}
