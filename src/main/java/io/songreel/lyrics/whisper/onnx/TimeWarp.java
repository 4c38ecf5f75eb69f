package io.songreel.lyrics.whisper.onnx;

import java.util.Arrays;

/** Dynamic time warping: the cheapest way through a table of costs from its first corner to its last. */
final class TimeWarp {
    private static final byte BOTH = 0;
    private static final byte ROW = 1;
    private static final byte COLUMN = 2;

    private TimeWarp() {
    }

    /**
     * For each row the first column that the cheapest way has in it. Sums in single precision and the choice among equals
     * as the reference implementation's, so that its ways come out.
     *
     * @param costs
     *            {@code [rows][columns]}
     */
    static int[] firstColumns(float[] costs, int rows, int columns) {
        byte[] moves = new byte[(rows + 1) * (columns + 1)];
        float[] above = new float[columns + 1];
        Arrays.fill(above, Float.POSITIVE_INFINITY);
        above[0] = 0;
        for (int i = 1; i <= rows; i++) {
            float[] row = new float[columns + 1];
            row[0] = Float.POSITIVE_INFINITY;
            for (int j = 1; j <= columns; j++) {
                float both = above[j - 1];
                float byRow = above[j];
                float byColumn = row[j - 1];
                float cheapest = byColumn;
                byte move = COLUMN;
                if (both < byRow && both < byColumn) {
                    cheapest = both;
                    move = BOTH;
                } else if (byRow < both && byRow < byColumn) {
                    cheapest = byRow;
                    move = ROW;
                }
                row[j] = (float) ((double) costs[(i - 1) * columns + j - 1] + cheapest);
                moves[i * (columns + 1) + j] = move;
            }
            above = row;
        }
        return back(moves, rows, columns);
    }

    private static int[] back(byte[] moves, int rows, int columns) {
        int[] first = new int[rows];
        int i = rows;
        int j = columns;
        while (i > 0 || j > 0) {
            if (i > 0) {
                first[i - 1] = Math.max(0, j - 1);
            }
            byte move = i == 0 ? COLUMN : j == 0 ? ROW : moves[i * (columns + 1) + j];
            if (move != COLUMN) {
                i--;
            }
            if (move != ROW) {
                j--;
            }
        }
        return first;
    }
}
