package io.songreel.diffusion.pipeline;

import java.io.IOException;

/**
 * Runs a network over planes in overlapping square tiles, so that its memory does not grow with the picture, and blends
 * the overlaps linearly: the scheme of diffusers' {@code AutoencoderKL.tiled_decode} and {@code tiled_encode}, with one
 * row of tiles held at a time, and without the last tile of a row or column where the one before reaches the edge.
 *
 * @param size
 *            side of a tile of the input; the overlap is a quarter of it
 * @param up
 *            output samples for {@code down} input samples
 */
record Tiles(int size, int up, int down) {
    /** The network on one tile. */
    @FunctionalInterface
    interface Network {
        Planes run(Planes tile) throws IOException;
    }

    Planes run(Planes input, Network network) throws IOException {
        int step = size * 3 / 4;
        int overlap = size / 4 * up / down;
        int kept = size * up / down - overlap;
        int columns = count(input.width(), step);
        int rows = count(input.height(), step);
        Planes[] above = new Planes[columns];
        Planes output = null;
        for (int row = 0; row < rows; row++) {
            Planes left = null;
            for (int column = 0; column < columns; column++) {
                Planes tile = network.run(input.window(column * step, row * step, size));
                if (above[column] != null) {
                    blendDown(above[column], tile, overlap);
                }
                if (left != null) {
                    blendRight(left, tile, overlap);
                }
                if (output == null) {
                    output = Planes.zero(tile.channels(), input.height() * up / down, input.width() * up / down);
                }
                paste(tile, output, column * kept, row * kept, column == columns - 1 ? tile.width() : kept,
                        row == rows - 1 ? tile.height() : kept);
                left = tile;
                above[column] = tile;
            }
        }
        if (output == null) {
            throw new IllegalArgumentException("no planes");
        }
        return output;
    }

    private int count(int side, int step) {
        return side <= size ? 1 : 1 + Math.ceilDiv(side - size, step);
    }

    private static void blendDown(Planes above, Planes tile, int overlap) {
        int rows = Math.min(overlap, Math.min(above.height(), tile.height()));
        int width = tile.width();
        for (int c = 0; c < tile.channels(); c++) {
            for (int y = 0; y < rows; y++) {
                float share = (float) y / rows;
                int from = (c * above.height() + above.height() - rows + y) * above.width();
                int to = (c * tile.height() + y) * width;
                for (int x = 0; x < width; x++) {
                    tile.values()[to + x] = above.values()[from + x] * (1 - share) + tile.values()[to + x] * share;
                }
            }
        }
    }

    private static void blendRight(Planes left, Planes tile, int overlap) {
        int columns = Math.min(overlap, Math.min(left.width(), tile.width()));
        for (int row = 0; row < tile.channels() * tile.height(); row++) {
            int from = (row + 1) * left.width() - columns;
            int to = row * tile.width();
            for (int x = 0; x < columns; x++) {
                float share = (float) x / columns;
                tile.values()[to + x] = left.values()[from + x] * (1 - share) + tile.values()[to + x] * share;
            }
        }
    }

    private static void paste(Planes tile, Planes output, int x, int y, int width, int height) {
        for (int c = 0; c < tile.channels(); c++) {
            for (int row = 0; row < Math.min(height, tile.height()); row++) {
                System.arraycopy(tile.values(), (c * tile.height() + row) * tile.width(), output.values(),
                        (c * output.height() + y + row) * output.width() + x, Math.min(width, tile.width()));
            }
        }
    }
}
