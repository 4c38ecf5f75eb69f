package io.songreel.audio;

/** Means of block features over any span of frames, from running sums. */
final class BlockMeans {
    private final double[][] sums;
    private final int width;
    private final double blocksPerFrame;

    /** Of features by block, then dimension. */
    BlockMeans(float[][] blocks, int width, double framesPerBlock) {
        this.width = width;
        blocksPerFrame = 1 / framesPerBlock;
        sums = new double[blocks.length + 1][width];
        for (int b = 0; b < blocks.length; b++) {
            for (int d = 0; d < width; d++) {
                sums[b + 1][d] = sums[b][d] + blocks[b][d];
            }
        }
    }

    static BlockMeans chroma(SongFeatures features) {
        return new BlockMeans(features.chroma(), Chroma.CLASSES, features.blockSeconds() / features.frameSeconds());
    }

    /** The mean between two frames; a block reaches half a block to either side of its centre. */
    double[] mean(double fromFrame, double toFrame) {
        double[] mean = new double[width];
        double from = Math.clamp(fromFrame * blocksPerFrame + 0.5, 0.0, sums.length - 1.0);
        double to = Math.clamp(toFrame * blocksPerFrame + 0.5, 0.0, sums.length - 1.0);
        if (to - from < 1e-6) {
            return mean;
        }
        for (int d = 0; d < width; d++) {
            mean[d] = (integral(to, d) - integral(from, d)) / (to - from);
        }
        return mean;
    }

    /** 1 − cosine of the means of the {@code span} frames before and after a frame; 0 where either is silent. */
    float change(double frame, double span) {
        double[] before = mean(frame - span, frame);
        double[] after = mean(frame, frame + span);
        return (float) (1 - cosine(before, after));
    }

    /** 1 for the same direction; also where either has no length. */
    static double cosine(double[] a, double[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return aa < 1e-12 || bb < 1e-12 ? 1 : dot / Math.sqrt(aa * bb);
    }

    private double integral(double block, int dimension) {
        int whole = Math.min((int) block, sums.length - 2);
        double left = sums[whole][dimension];
        return left + (block - whole) * (sums[whole + 1][dimension] - left);
    }
}
