package io.songreel.diffusion.pipeline;

import io.songreel.model.runtime.ModelException;
import java.util.Optional;

/**
 * The numbers of a model's networks that the pipeline has to know.
 *
 * @param inputs
 *            the UNet's input channels: as many as the latents have, or with a mask and a masked image's latents
 * @param sample
 *            side of the latents it was trained on
 * @param multiple
 *            sides of an image are multiples of it: an exported UNet cannot halve an odd side
 * @param guidanceEmbedding
 *            size of the embedded guidance scale; 0 where guidance is classifier-free
 * @param zeroNegative
 *            an empty negative prompt is all zeros and not the encoded empty text
 * @param vaeFactor
 *            pixels a latent
 * @param penultimate
 *            index of the hidden state before each text encoder's last, for SDXL
 */
record Architecture(Family family, int inputs, int latents, int sample, int multiple, int guidanceEmbedding,
        boolean zeroNegative, int vaeFactor, LatentScale scale, int penultimate, int penultimate2) {
    /** From {@code model_index.json} and the configurations of the components. */
    static Architecture read(ModelFolder folder) throws ModelException {
        Config index = folder.config("model_index.json");
        if (index.node().has("transformer") || index.node().has("prior") || index.node().has("controlnet")) {
            throw folder.unsupported("it is not a Stable Diffusion model, and no other kind is known yet");
        }
        Config unet = folder.config("unet/config.json");
        Config vae = vae(folder);
        Family family = Family.of(unet, folder.config("scheduler/scheduler_config.json"));
        if (index.flag("requires_aesthetics_score", false)) {
            throw folder.unsupported("it is a refiner, and only whole models are known yet");
        }
        int latents = vae.count("latent_channels", 4);
        int inputs = unet.count("in_channels", latents);
        if (latents != 4 || (inputs != latents && inputs != 2 * latents + 1)) {
            throw folder.unsupported("its UNet takes " + inputs + " channels");
        }
        int factor = 1 << (vae.length("block_out_channels") - 1);
        boolean large = family.large();
        return new Architecture(family, inputs, latents, unet.count("sample_size", large ? 128 : 64),
                factor << (unet.length("block_out_channels") - 1), unet.count("time_cond_proj_dim", 0),
                index.flag("force_zeros_for_empty_prompt", large), factor, LatentScale.read(vae, large),
                large ? folder.config("text_encoder/config.json").count("num_hidden_layers") - 1 : 0,
                large ? folder.config("text_encoder_2/config.json").count("num_hidden_layers") - 1 : 0);
    }

    /** Whether the UNet sees what it has to keep. */
    boolean inpainting() {
        return inputs > latents;
    }

    /** Side of the squares it was trained on, pixels. */
    int side() {
        return sample * vaeFactor;
    }

    private static Config vae(ModelFolder folder) throws ModelException {
        Optional<Config> vae = folder.find("vae_decoder/config.json");
        return vae.isPresent() ? vae.get() : folder.config("vae/config.json");
    }

    /**
     * How the autoencoder's latents relate to those that are denoised.
     *
     * @param mean
     *            of each channel; empty with {@code deviation} where there is none
     */
    record LatentScale(float factor, float shift, float[] mean, float[] deviation) {
        static LatentScale read(Config vae, boolean large) throws ModelException {
            float[] mean = vae.numbers("latents_mean");
            float[] deviation = vae.numbers("latents_std");
            int channels = vae.count("latent_channels", 4);
            boolean given = mean.length == channels && deviation.length == channels;
            return new LatentScale((float) vae.number("scaling_factor", large ? 0.13025 : 0.18215),
                    (float) vae.number("shift_factor", 0), given ? mean : new float[0],
                    given ? deviation : new float[0]);
        }

        /** For the decoder. */
        Planes out(Planes latents) {
            int size = latents.width() * latents.height();
            float[] values = latents.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = mean.length == 0
                        ? values[i] / factor + shift
                        : values[i] * deviation[i / size] / factor + mean[i / size];
            }
            return latents.with(values);
        }

        /** From the encoder. */
        Planes in(Planes latents) {
            int size = latents.width() * latents.height();
            float[] values = latents.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = mean.length == 0
                        ? factor * (values[i] - shift)
                        : (values[i] - mean[i / size]) * factor / deviation[i / size];
            }
            return latents.with(values);
        }
    }
}
