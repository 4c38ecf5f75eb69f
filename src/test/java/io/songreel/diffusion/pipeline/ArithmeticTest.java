package io.songreel.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.diffusion.Mask;
import io.songreel.diffusion.RgbImage;
import org.junit.jupiter.api.Test;

/** Small sums of the pipeline, against numbers from the reference. */
class ArithmeticTest {
    @Test
    void guidance_goes_beyond_the_prediction_with_the_prompt() {
        assertThat(Guidance.combine(new float[]{1, 2, 3, 0}, 7.5f)).containsExactly(16f, -13f);
        assertThat(Guidance.combine(new float[]{1, 2, 3, 0}, 1)).containsExactly(3f, 0f);
    }

    @Test
    void full_rescaling_gives_the_deviation_of_the_prediction_with_the_prompt() {
        float[] both = {0, 0, 0, 0, 1, -1, 2, -2};
        float[] guided = Guidance.combine(both, 5);
        Guidance.rescale(guided, both, 1);
        assertThat(guided).containsExactly(1f, -1f, 2f, -2f);
        float[] half = Guidance.combine(both, 5);
        Guidance.rescale(half, both, 0.5);
        assertThat(half).containsExactly(3f, -3f, 6f, -6f);
    }

    /** {@code LatentConsistencyModelPipeline.get_guidance_scale_embedding(torch.tensor([7.5]), 6)} of diffusers 0.35.2. */
    @Test
    void a_guidance_scale_is_embedded_like_a_time_step() {
        assertThat(ParityCase.distance(Guidance.embedding(8.5, 6),
                new float[]{(float) Math.sin(7500), (float) Math.sin(75), (float) Math.sin(0.75),
                    (float) Math.cos(7500),
                    (float) Math.cos(75), (float) Math.cos(0.75)}))
                .isLessThan(1e-5);
        assertThat(Guidance.embedding(8.5, 7)).hasSize(7).endsWith(0f);
    }

    @Test
    void pictures_come_back_from_planes_unchanged() {
        byte[] rgb = new byte[3 * 256];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) i;
        }
        RgbImage image = new RgbImage(16, 16, rgb);
        assertThat(Pixels.image(Pixels.planes(image)).rgb()).isEqualTo(rgb);
        assertThat(Pixels.planes(image).values()[0]).isEqualTo(-1);
        assertThat(Pixels.planes(image).values()[255 - 170]).isEqualTo(1);
    }

    @Test
    void what_is_out_of_range_is_cut_off() {
        assertThat(new byte[]{Pixels.level(-3), Pixels.level(-1), Pixels.level(0), Pixels.level(1), Pixels.level(9)})
                .containsExactly(0, 0, 128, 255, 255);
    }

    @Test
    void a_mask_is_made_black_and_white_before_it_is_made_small() {
        byte[] values = new byte[16 * 8];
        values[0] = 127;
        values[8] = (byte) 128;
        values[9] = 0;
        assertThat(Pixels.latentMask(new Mask(16, 8, values), 8).values()).containsExactly(0f, 1f);
    }

    @Test
    void a_preview_shows_brightness_and_costs_four_pixels_a_latent() {
        Planes latents = Planes.zero(4, 3, 5);
        RgbImage grey = LatentPreview.of(latents, false);
        assertThat(grey.width()).isEqualTo(10);
        assertThat(grey.height()).isEqualTo(6);
        assertThat(grey.rgb()).containsOnly(128);
        for (int i = 0; i < 15; i++) {
            latents.values()[i] = 2;
        }
        for (boolean large : new boolean[]{false, true}) {
            RgbImage bright = LatentPreview.of(latents, large);
            for (byte level : bright.rgb()) {
                assertThat(level & 255).isGreaterThan(150);
            }
        }
    }
}
