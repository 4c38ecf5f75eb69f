package io.songreel.render;

import java.util.ArrayList;
import java.util.List;

/**
 * How interesting each part of a picture is: edges, and colours unlike the picture's mean, pooled on a coarse grid, the
 * middle a little before the borders.
 *
 * @param cells
 *            {@code columns × rows} values, 0 to about 1
 */
record Interest(int columns, int rows, float[] cells) {
    private static final int CELLS = 40;
    private static final int CANDIDATES = 17;

    static Interest of(ThemePlanes planes) {
        double longest = Math.max(planes.width(), planes.height());
        ThemePlanes.Level level = planes.atMost(longest / (4 * CELLS));
        int columns = Math.clamp(Math.round(CELLS * planes.width() / longest), 2, Math.max(2, level.width()));
        int rows = Math.clamp(Math.round(CELLS * planes.height() / longest), 2, Math.max(2, level.height()));
        float[] edges = new float[columns * rows];
        float[] colours = new float[columns * rows];
        measure(level, columns, rows, edges, colours);
        normalise(edges);
        normalise(colours);
        float[] cells = new float[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            double x = (i % columns + 0.5) / columns * 2 - 1;
            int row = i / columns;
            double y = (row + 0.5) / rows * 2 - 1;
            cells[i] = (float) ((0.62 * edges[i] + 0.38 * colours[i]) * (1 - 0.22 * (x * x + y * y)));
        }
        return new Interest(columns, rows, Grid.blurred(cells, columns, rows, 1));
    }

    /**
     * Middles of the best crops of {@code width × height} (shares of the picture), best first, far enough from each
     * other to be different pictures; at least one, at most three.
     */
    List<double[]> crops(double width, double height, double left, double right, double top, double bottom) {
        double[][] candidates = new double[CANDIDATES * CANDIDATES][];
        for (int i = 0; i < candidates.length; i++) {
            double x = Numbers.mix(left, right, i % CANDIDATES / (CANDIDATES - 1.0));
            double y = Numbers.mix(top, bottom, Math.floorDiv(i, CANDIDATES) / (CANDIDATES - 1.0));
            candidates[i] = new double[]{x, y, score(x, y, width, height)};
        }
        List<double[]> chosen = new ArrayList<>();
        while (chosen.size() < 3) {
            double[] best = null;
            for (double[] candidate : candidates) {
                if ((best == null || candidate[2] > best[2]) && apart(candidate, chosen, width, height)) {
                    best = candidate;
                }
            }
            if (best == null || (!chosen.isEmpty() && best[2] < chosen.getFirst()[2] - 0.08)) {
                break;
            }
            chosen.add(best);
        }
        return chosen;
    }

    private static boolean apart(double[] one, List<double[]> others, double width, double height) {
        return others.stream().allMatch(
                other -> Math.abs(one[0] - other[0]) > 0.3 * width || Math.abs(one[1] - other[1]) > 0.3 * height);
    }

    /**
     * Mean interest in a crop, its middle counting most, less what its border would cut through: a moon is in the frame or
     * out of it.
     */
    private double score(double x, double y, double width, double height) {
        double inside = 0;
        double weights = 1e-9;
        double cut = 0;
        double border = 1e-9;
        for (int row = 0; row < rows; row++) {
            double v = Math.abs((row + 0.5) / rows - y) / height * 2;
            for (int column = 0; v < 1.15 && column < columns; column++) {
                double u = Math.abs((column + 0.5) / columns - x) / width * 2;
                double cell = cells[row * columns + column];
                if (u < 1 && v < 1) {
                    double weight = (1 - 0.6 * u * u) * (1 - 0.6 * v * v);
                    inside += weight * cell;
                    weights += weight;
                }
                if (u < 1.15 && Math.max(u, v) > 0.82) {
                    cut += cell * cell;
                    border++;
                }
            }
        }
        return inside / weights - 0.6 * cut / border;
    }

    private static void measure(ThemePlanes.Level level, int columns, int rows, float[] edges, float[] colours) {
        double meanU = mean(level.u());
        double meanV = mean(level.v());
        for (int y = 0; y < level.height(); y++) {
            int below = y + 1 < level.height() ? level.width() : 0;
            for (int x = 0; x < level.width(); x++) {
                int at = y * level.width() + x;
                int next = x + 1 < level.width() ? 1 : 0;
                int here = level.y()[at] & 255;
                int cell = y * rows / level.height() * columns + x * columns / level.width();
                edges[cell] += Math.abs((level.y()[at + next] & 255) - here)
                        + Math.abs((level.y()[at + below] & 255) - here);
                colours[cell] += (float) (Math.abs((level.u()[at] & 255) - meanU)
                        + Math.abs((level.v()[at] & 255) - meanV));
            }
        }
    }

    private static double mean(byte[] plane) {
        long sum = 0;
        for (byte value : plane) {
            sum += value & 255;
        }
        return (double) sum / plane.length;
    }

    private static void normalise(float[] values) {
        float highest = 1e-6f;
        for (float value : values) {
            highest = Math.max(highest, value);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sqrt(values[i] / highest);
        }
    }
}
