package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.RgbImage;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.diffusion.noise.Noise;
import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.diffusion.schedule.Scheduler;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * A latent diffusion model in a folder: Stable Diffusion 1.x, 2.x and XL with their Turbo, Lightning and LCM kin, from
 * text, from an image, and under a mask. The same arithmetic in the same order as diffusers' pipelines, so the same seed
 * gives the same image. Each network is open only while it is needed, one at a time.
 */
public final class DiffusionModel implements ImageModel {
    /** Enters digests; to be raised when the same request gives another image. */
    private static final String VERSION = "latent-diffusion-1";
    private final Architecture architecture;
    private final Graphs graphs;
    private final Sampler sampler;
    private final PromptEncoder prompts;
    private final Autoencoder autoencoder;
    private final ImageFacts facts;
    private final String identity;

    private DiffusionModel(Architecture architecture, Graphs graphs, Sampler sampler, PromptEncoder prompts,
            ImageFacts facts) {
        this.architecture = architecture;
        this.graphs = graphs;
        this.sampler = sampler;
        this.prompts = prompts;
        this.facts = facts;
        autoencoder = Autoencoder.of(architecture);
        identity = VERSION + " " + facts.id() + " " + graphs.digest();
    }

    /**
     * What the model's owner recommends, where the folder does not tell it.
     *
     * @param family
     *            as the facts call it
     */
    public record Defaults(@Nullable String family, @Nullable Integer steps, @Nullable Double guidance,
            @Nullable SchedulerKind scheduler) {
        /** All from the folder. */
        public static Defaults none() {
            return new Defaults(null, null, null, null);
        }
    }

    /**
     * Reads what a folder in the layout of diffusers and optimum says of itself, but no weights.
     *
     * @param id
     *            the model's id in the catalogue
     * @throws ModelException
     *             the folder is not complete, damaged, or no such model; the message says what is missing
     */
    public static DiffusionModel read(String id, Path folder) throws ModelException {
        return read(id, folder, Defaults.none());
    }

    /** As {@link #read(String, Path)}, with defaults of somebody who knows better. */
    public static DiffusionModel read(String id, Path folder, Defaults defaults) throws ModelException {
        ModelFolder files = new ModelFolder(id, folder);
        Architecture architecture = Architecture.read(files);
        Graphs graphs = Graphs.read(files, architecture);
        if (architecture.inpainting() && graphs.vaeEncoder() == null) {
            throw files.missing("vae_encoder/model.onnx");
        }
        Sampler sampler = Sampler.read(files, architecture);
        return new DiffusionModel(architecture, graphs, sampler, PromptEncoder.read(files, architecture, graphs),
                facts(id, architecture, graphs, sampler, defaults));
    }

    private static ImageFacts facts(String id, Architecture architecture, Graphs graphs, Sampler sampler,
            Defaults defaults) {
        Family family = architecture.family();
        int multiple = architecture.multiple();
        int side = architecture.side();
        boolean images = graphs.vaeEncoder() != null;
        return new ImageFacts(id, defaults.family() == null ? family.label() : defaults.family(), side,
                Math.max(multiple, side / 2 / multiple * multiple), Math.max(multiple, 2 * side / multiple * multiple),
                multiple, EnumSet.complementOf(EnumSet.of(SchedulerKind.FLOW_MATCH_EULER)),
                defaults.scheduler() == null ? sampler.kind() : defaults.scheduler(),
                defaults.steps() == null ? family.steps() : defaults.steps(),
                defaults.guidance() == null ? family.guidance() : defaults.guidance(),
                architecture.guidanceEmbedding() == 0 && !family.unguided(), images, images);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public ImageFacts facts() {
        return facts;
    }

    @Override
    public RgbImage generate(ImageRequest request, Pass pass, StepListener listener, CancelToken cancel)
            throws IOException {
        boolean large = architecture.family().large();
        Denoiser.LatentListener latents = (step, steps, now, clean) -> listener.step(step, steps,
                () -> LatentPreview.of(clean, large));
        return generate(request, pass, latents, cancel);
    }

    RgbImage generate(ImageRequest request, Pass pass, Denoiser.LatentListener listener, CancelToken cancel)
            throws IOException {
        check(request);
        cancel.check();
        Scheduler scheduler = sampler.lay(request);
        NoiseStream noise = Noise.of(request.noise(), request.seed());
        Denoiser denoiser = Denoiser.of(request, architecture, scheduler, noise);
        Unet.Prompted[] prompted = prompts.encode(request, denoiser.guided(), pass, cancel);
        Canvas canvas = new Canvas.Easel(architecture, autoencoder, graphs.vaeEncoder(), sampler.spread(request))
                .prepare(request, scheduler, noise, pass, cancel);
        Planes latents;
        try (ModelSession session = pass.open(graphs.unet())) {
            latents = denoiser.run(canvas, new Unet(session, prompted), listener, cancel);
        }
        return Pixels.image(autoencoder.decode(latents, graphs.vaeDecoder(), pass, cancel));
    }

    private void check(ImageRequest request) throws ModelException {
        int multiple = facts.multiple();
        if (request.width() % multiple != 0 || request.height() % multiple != 0
                || Math.min(request.width(), request.height()) < facts.minSide()
                || Math.max(request.width(), request.height()) > facts.maxSide()) {
            throw new ModelException("The sides of this model's images are multiples of " + multiple + " from "
                    + facts.minSide() + " to " + facts.maxSide() + " pixels.");
        }
        if (!facts.schedulers().contains(request.scheduler())) {
            throw new ModelException("This model does not work with the scheduler " + request.scheduler().label()
                    + ". Choose another one.");
        }
        if (request.init() == null) {
            return;
        }
        RgbImage image = request.init().image();
        if (image.width() != request.width() || image.height() != request.height()) {
            throw new IllegalArgumentException("an init image has the size asked for");
        }
        if (!facts.initImages()) {
            throw new ModelException(
                    "This model cannot start from an image: it has no VAE encoder. Use another model.");
        }
    }
}
