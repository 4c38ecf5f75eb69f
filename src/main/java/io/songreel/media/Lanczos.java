package io.songreel.media;

import java.util.Arrays;

/**
 * Separable Lanczos resampling (three lobes), widened by the reduction when shrinking, so that every source pixel
 * counts. Memory: the result and a window of rows, never a second whole picture.
 */
final class Lanczos {
    private static final double LOBES = 3;

    private Lanczos() {
    }

    static Picture scale(Picture source, int width, int height) {
        Kernel across = new Kernel(source.width(), width);
        Kernel down = new Kernel(source.height(), height);
        float[][] rows = new float[down.taps][3 * width];
        int[] held = new int[down.taps];
        Arrays.fill(held, -1);
        byte[] rgb = new byte[3 * width * height];
        float[] sum = new float[3 * width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sum, 0.5f);
            for (int k = 0; k < down.taps; k++) {
                int row = down.first[y] + k;
                int slot = row % down.taps;
                if (held[slot] != row) {
                    across.row(source.rgb(), 3 * row * source.width(), rows[slot]);
                    held[slot] = row;
                }
                add(sum, rows[slot], down.weights[y][k]);
            }
            store(sum, rgb, 3 * y * width);
        }
        return new Picture(width, height, rgb);
    }

    private static void add(float[] sum, float[] row, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight;
        }
    }

    private static void store(float[] sum, byte[] rgb, int at) {
        for (int i = 0; i < sum.length; i++) {
            rgb[at + i] = (byte) Math.clamp((int) Math.floor(sum[i]), 0, 255);
        }
    }

    /** Where each place of the result starts in the source, and the weights of the {@code taps} pixels from there. */
    private static final class Kernel {
        final int taps;
        final int[] first;
        final float[][] weights;

        Kernel(int from, int to) {
            double ratio = (double) from / to;
            double stretch = Math.max(1, ratio);
            taps = Math.min(from, (int) Math.ceil(2 * LOBES * stretch) + 1);
            first = new int[to];
            weights = new float[to][taps];
            for (int i = 0; i < to; i++) {
                double center = (i + 0.5) * ratio - 0.5;
                first[i] = Math.clamp((int) Math.ceil(center - LOBES * stretch), 0, from - taps);
                double sum = 0;
                double[] exact = new double[taps];
                for (int k = 0; k < taps; k++) {
                    exact[k] = lanczos((first[i] + k - center) / stretch);
                    sum += exact[k];
                }
                for (int k = 0; k < taps; k++) {
                    weights[i][k] = (float) (exact[k] / sum);
                }
            }
        }

        void row(byte[] rgb, int at, float[] into) {
            for (int x = 0; x < first.length; x++) {
                float r = 0;
                float g = 0;
                float b = 0;
                int from = at + 3 * first[x];
                for (float weight : weights[x]) {
                    r += weight * (rgb[from] & 0xFF);
                    g += weight * (rgb[from + 1] & 0xFF);
                    b += weight * (rgb[from + 2] & 0xFF);
                    from += 3;
                }
                into[3 * x] = r;
                into[3 * x + 1] = g;
                into[3 * x + 2] = b;
            }
        }

        private static double lanczos(double x) {
            if (Math.abs(x) < 1e-9) {
                return 1;
            }
            if (Math.abs(x) >= LOBES) {
                return 0;
            }
            double p = Math.PI * x;
            return LOBES * Math.sin(p) * Math.sin(p / LOBES) / (p * p);
        }
    }
}
