package io.songreel.diffusion.schedule;

/** The few number rows of numpy that schedules are made of, with numpy's own order of operations. */
final class Numpy {
    private Numpy() {
    }

    /** {@code np.linspace(from, to, n)}; one value is {@code from}. */
    static double[] linspace(double from, double to, int n) {
        double[] row = new double[n];
        double step = n > 1 ? (to - from) / (n - 1) : 0;
        for (int i = 0; i < n; i++) {
            row[i] = i * step + from;
        }
        if (n > 1) {
            row[n - 1] = to;
        }
        return row;
    }

    /** {@code np.interp(x, arange(len(table)), table)}: between neighbours a straight line, outside the ends. */
    static double interp(double x, float[] table) {
        if (x <= 0) {
            return table[0];
        }
        int low = (int) Math.min(x, table.length - 1);
        if (low == table.length - 1) {
            return table[low];
        }
        double slope = (double) table[low + 1] - table[low];
        return slope * (x - low) + table[low];
    }

    static double[] reversed(double[] row) {
        double[] back = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            back[i] = row[row.length - 1 - i];
        }
        return back;
    }

    static float[] floats(double[] row) {
        float[] floats = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            floats[i] = (float) row[i];
        }
        return floats;
    }
}
