package io.songreel.api;

import io.songreel.api.CapabilityBodies.Range;
import io.songreel.api.CapabilityBodies.Renderer;
import io.songreel.api.CapabilityBodies.Rung;
import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.ImageModels;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.media.AudioFormat;
import io.songreel.media.ImageFormat;
import io.songreel.musicvideo.Directors;
import io.songreel.musicvideo.Ears;
import io.songreel.musicvideo.Renderers;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at what is installed and says what follows from it. */
@Singleton
class Capabilities {
    private static final Range SIDES = new Range(256, 1920L, 2);
    private static final Range FRAMES = new Range(1, null, 1);
    private static final List<Integer> FPS = List.of(24, 25, 30);

    private final ApiConfig config;
    private final ImageModels imageModels;
    private final Renderers renderers;
    private final Directors directors;
    private final Ears ears;

    Capabilities(ApiConfig config, ImageModels imageModels, Renderers renderers, Directors directors, Ears ears) {
        this.directors = directors;
        this.ears = ears;
        this.config = config;
        this.imageModels = imageModels;
        this.renderers = renderers;
    }

    CapabilityBodies.Capabilities now() {
        return new CapabilityBodies.Capabilities(renderers(),
                imageModels.installed().stream().map(model -> shown(model.facts())).toList(), directors(),
                transcribers(), hearing(),
                new CapabilityBodies.Uploads(
                        Arrays.stream(AudioFormat.values()).map(AudioFormat::extension).toList(),
                        config.maxAudioBytes(),
                        Arrays.stream(ImageFormat.values()).map(ImageFormat::extension).toList(),
                        config.maxImageBytes()));
    }

    private static CapabilityBodies.ImageModel shown(ImageFacts facts) {
        return new CapabilityBodies.ImageModel(facts.id(), facts.family(),
                new Range(facts.minSide(), (long) facts.maxSide(), facts.multiple()), facts.nativeSide(),
                facts.schedulers().stream().map(SchedulerKind::label).sorted().toList(), facts.scheduler().label(),
                facts.steps(), facts.guidance(), facts.negativePrompts(), facts.initImages(), facts.masks());
    }

    private List<Renderer> renderers() {
        boolean image = renderers.imageModels().isPresent();
        return List.of(
                new Renderer(Renderers.STILL, true, null,
                        "the picture in motion: pan, zoom, light and grain with the music",
                        "within a frame", SIDES, FRAMES, FPS),
                new Renderer(Renderers.IMAGE, image,
                        image ? null : "no image model is installed: songreel models pull lcm-dreamshaper-v7",
                        "every scene painted from the theme picture by an image model, in motion"
                                + (renderers.imageUnasked() ? "" : "; slow without a GPU, so only when asked for"),
                        "in the middle of a denoising step", SIDES, FRAMES, FPS),
                new Renderer("video", false, "this version has no video model", "moving scenes from a video model",
                        "within a denoising step", SIDES, FRAMES, FPS));
    }

    private List<Rung> directors() {
        Optional<String> lacking = directors.whyNot();
        return List.of(
                new Rung("rules", true, null, "mood, palette, prompts and camera by rules from song, words and picture",
                        "at once"),
                new Rung("model", lacking.isEmpty(), lacking.orElse(null),
                        "prompts written by a language model on this machine", "within a token"));
    }

    private List<Rung> transcribers() {
        boolean whisper = !ears.best().transcriber().equals(Ears.NONE);
        return List.of(
                new Rung("uploaded", true, null, "lyrics that come with the order: plain text, LRC, enhanced LRC",
                        "at once"),
                new Rung("whisper", whisper,
                        whisper ? null : "no speech model is installed: songreel models pull whisper-base",
                        "hears the words of a song that comes without lyrics", "within a window of the song"));
    }

    private List<Rung> hearing() {
        Ears.Pinned best = ears.best();
        return List.of(
                aid("voices", best.voices(), "silero-vad", "tells where somebody sings"),
                aid("separation", best.separator(), "htdemucs",
                        "takes the voice out of the music before words are heard"),
                aid("alignment", best.letters(), "wav2vec2-base-960h",
                        "finds the times of known lyrics by their letters in the sound"));
    }

    private static Rung aid(String name, @Nullable String identity, String model, String does) {
        return new Rung(name, identity != null,
                identity != null
                        ? null
                        : "no model for it is installed, such as " + model + "; songreel models list "
                                + "says how to get one",
                does,
                "within a window of the song");
    }
}
