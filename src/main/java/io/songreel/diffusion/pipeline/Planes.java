package io.songreel.diffusion.pipeline;

import io.songreel.model.runtime.Tensor;

/** Channels over a plane: {@code values[(c × height + y) × width + x]}. Latents, and images before they are bytes. */
record Planes(int channels, int height, int width, float[] values) {
    Planes {
        if (values.length != Tensor.size(channels, height, width)) {
            throw new IllegalArgumentException(values.length + " values do not fill the planes");
        }
    }

    static Planes zero(int channels, int height, int width) {
        return new Planes(channels, height, width, new float[Tensor.size(channels, height, width)]);
    }

    Planes with(float[] others) {
        return new Planes(channels, height, width, others);
    }

    /** As a batch of one. */
    Tensor.Floats tensor() {
        return new Tensor.Floats(values, 1, channels, height, width);
    }

    /** A copy of the window with its top left corner at {@code x, y}, as far as the plane goes. */
    Planes window(int x, int y, int size) {
        int w = Math.min(size, width - x);
        int h = Math.min(size, height - y);
        float[] cut = new float[channels * h * w];
        for (int row = 0; row < channels * h; row++) {
            int c = row / h;
            System.arraycopy(values, (c * height + y + row % h) * width + x, cut, row * w, w);
        }
        return new Planes(channels, h, w, cut);
    }

    boolean finite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
