package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.RgbImage;

/**
 * A rough picture of latents without the decoder: each pixel a linear mix of the four channels. The factors are those
 * that users of Stable Diffusion have fitted to the decoders' output: the method is keturn's of 2022 (Hugging Face forum,
 * "Decoding latents to RGB without upscaling"), the numbers are ComfyUI's {@code latent_formats.py} for SD 1.x and SDXL.
 */
final class LatentPreview {
    private static final float[][] SMALL = {{0.3512f, 0.2297f, 0.3227f}, {0.3250f, 0.4974f, 0.2350f},
        {-0.2829f, 0.1762f, 0.2721f}, {-0.2120f, -0.2616f, -0.7177f}, {0, 0, 0}};
    private static final float[][] LARGE = {{0.3651f, 0.4232f, 0.4341f}, {-0.2533f, -0.0042f, 0.1068f},
        {0.1076f, 0.1111f, -0.0362f}, {-0.3165f, -0.2492f, -0.2188f}, {0.1084f, -0.0175f, -0.0011f}};

    private LatentPreview() {
    }

    /** Twice the latents' size, pixels between samples interpolated. */
    static RgbImage of(Planes latents, boolean large) {
        return Pixels.image(doubled(mixed(latents, large ? LARGE : SMALL)));
    }

    /** The last row of {@code factors} is added to all. */
    private static Planes mixed(Planes latents, float[][] factors) {
        int size = latents.width() * latents.height();
        Planes rgb = Planes.zero(3, latents.height(), latents.width());
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < size; i++) {
                float value = factors[latents.channels()][c];
                for (int channel = 0; channel < latents.channels(); channel++) {
                    value += factors[channel][c] * latents.values()[channel * size + i];
                }
                rgb.values()[c * size + i] = value;
            }
        }
        return rgb;
    }

    private static Planes doubled(Planes planes) {
        int width = 2 * planes.width();
        int height = 2 * planes.height();
        Planes twice = Planes.zero(planes.channels(), height, width);
        for (int c = 0; c < planes.channels(); c++) {
            for (int y = 0; y < height; y++) {
                int near = y / 2;
                int far = Math.clamp(near + (y % 2 == 0 ? -1 : 1), 0, planes.height() - 1);
                for (int x = 0; x < width; x++) {
                    int beside = Math.clamp(x / 2 + (x % 2 == 0 ? -1 : 1), 0, planes.width() - 1);
                    twice.values()[(c * height + y) * width + x] = 0.75f * row(planes, c, near, x / 2, beside)
                            + 0.25f * row(planes, c, far, x / 2, beside);
                }
            }
        }
        return twice;
    }

    private static float row(Planes planes, int c, int y, int near, int far) {
        int at = (c * planes.height() + y) * planes.width();
        return 0.75f * planes.values()[at + near] + 0.25f * planes.values()[at + far];
    }
}
