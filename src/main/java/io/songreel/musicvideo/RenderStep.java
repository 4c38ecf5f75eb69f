package io.songreel.musicvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.songreel.direction.Screenplay;
import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.media.ClipCheck;
import io.songreel.media.ClipWriter;
import io.songreel.media.EncoderChoice;
import io.songreel.media.FrameSink;
import io.songreel.media.MediaRefused;
import io.songreel.media.Picture;
import io.songreel.media.Pictures;
import io.songreel.media.PreviewNews;
import io.songreel.media.Stills;
import io.songreel.media.VideoProfile;
import io.songreel.model.ModelFailures;
import io.songreel.model.runtime.ModelException;
import io.songreel.render.ClipRenderer;
import io.songreel.render.ClipRequest;
import io.songreel.render.Shot;
import io.songreel.render.Watch;
import io.songreel.render.caption.CaptionedFrames;
import io.songreel.render.caption.Captions;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders one scene to a clip, decodes it again to be sure of it, and stores it with a thumbnail. */
record RenderStep(ObjectStore store, Renderers renderers, ThemePictures themes,
        Stills stills) implements Step<RenderStep.Inputs> {
    private static final int QUALITY = 21;
    private static final int DRAFT_QUALITY = 26;
    private static final int THUMBNAIL_SIDE = 480;

    /**
     * Everything a clip depends on.
     *
     * @param renderer
     *            identity of the renderer's code and models
     * @param encoder
     *            identity of the encoder: all clips of a film share one
     * @param captions
     *            words to be drawn; null for none, and then no part of the digest
     */
    record Inputs(UUID job, String renderer, String encoder, String pngKey, String pngSha256, int scenes,
            ClipRequest request, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Captions captions) {
        Inputs with(@Nullable Captions words) {
            return new Inputs(job, renderer, encoder, pngKey, pngSha256, scenes, request, words);
        }

        /** Draws the words, if there are any, on what goes to the writer. */
        FrameSink captioned(FrameSink writer) {
            return captions == null
                    ? writer
                    : new CaptionedFrames(captions, request.profile().width(), request.profile().height(), writer);
        }
    }

    /** What the film as a whole says about one scene. */
    record Staging(SceneWords words, Shot shot, BeatFrames beats, String cameraBefore) {}

    /**
     * A stored clip.
     *
     * @param packetsSha256
     *            over its video packets
     * @param words
     *            what it shows; null for clips of the first version
     */
    record Clip(String key, String thumbnailKey, int frames, String packetsSha256, @Nullable SceneWords words) {}

    Inputs inputs(UUID job, FilmOrder order, CutList cut, Screenplay screenplay, AnalyseStep.Analysis analysis,
            Staging staging) {
        SceneWords words = staging.words();
        UserOptions options = order.options();
        int[] size = options.renderSize();
        FrameLedger ledger = cut.ledger();
        VideoProfile profile = new VideoProfile(size[0], size[1], options.fps(),
                options.draft() ? DRAFT_QUALITY : QUALITY);
        long first = ledger.cut(words.i());
        int frames = ledger.frames(words.i());
        ClipRequest request = new ClipRequest(words.i(), frames, first, ledger.totalFrames(), profile, words.prompt(),
                words.camera(), words.motion(), words.negativePrompt(), staging.cameraBefore(),
                screenplay.direction().palette(), analysis.energy().perFrame(first, frames, options.fps()),
                staging.beats().in(first, frames), staging.shot(), options.intensity(), words.seed());
        return new Inputs(job, renderers.identity(order.renderer(), order.models()), EncoderChoice.best().identity(),
                order.picture().upload().pngKey(),
                order.picture().upload().pngSha256(), cut.segments().size(), request, null);
    }

    @Override
    public String name() {
        return "render";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, UnitFailure, MediaRefused {
        ClipRequest request = inputs.request();
        String title = "scene " + (request.scene() + 1) + " of " + inputs.scenes();
        Picture theme = themes.read(inputs.pngKey(), inputs.pngSha256());
        Path file = context.scratch().resolve("clip.mp4");
        PreviewNews previews = new PreviewNews(store, context.news(), context.jobId(), request.scene(),
                context.scratch());
        Watch watch = new Watch(context.cancel(),
                (fraction, message) -> context.progress().at(fraction * 0.95, title + ": " + message), previews::show);
        try (ClipWriter writer = ClipWriter.open(file, request.profile(), request.frames())) {
            renderer(inputs).render(request, theme, inputs.captioned(writer), watch);
            writer.finish();
        } catch (ModelException e) {
            throw ModelFailures.of(e);
        }
        ClipCheck.Decoded check = ClipCheck.decode(file);
        if (check.frames() != request.frames()) {
            throw new UnitFailure("clip_incomplete", "A clip came out incomplete",
                    title + " has " + check.frames() + " frames instead of " + request.frames()
                            + ". It will be rendered again.",
                    true);
        }
        context.cancel().check();
        return keep(inputs, context, file, check);
    }

    private ClipRenderer renderer(Inputs inputs) throws UnitFailure {
        return renderers.open(inputs.renderer()).orElseThrow(() -> new UnitFailure("image_model_missing",
                "The image model is gone",
                "This job was accepted with an image model, or settings of it, that are no longer here. "
                        + "Bring them back and retry, or make a new job.",
                false));
    }

    private UnitResult keep(Inputs inputs, UnitContext context, Path file, ClipCheck.Decoded check) throws IOException {
        int i = inputs.request().scene();
        Path thumbnail = context.scratch().resolve("thumbnail.jpg");
        Picture middle = stills.at(file, inputs.request().frames() / 2);
        Pictures.writeJpeg(fit(middle), thumbnail, 0.85f);
        String stem = "jobs/" + inputs.job() + "/clips/" + "%04d-".formatted(i) + context.digest().substring(0, 16);
        ObjectKey clipKey = new ObjectKey(stem + ".mp4");
        ObjectKey thumbnailKey = new ObjectKey(stem + ".jpg");
        store.put(thumbnailKey, thumbnail);
        store.put(clipKey, file);
        Clip clip = new Clip(clipKey.value(), thumbnailKey.value(), check.frames(), check.packetsSha256(),
                SceneWords.of(inputs.request()));
        return UnitResult.of(Json.write(clip)).with(clipKey, thumbnailKey)
                .announcing(new NewEvent("scene", Json.write(Map.of("i", i, "status", "done"))));
    }

    private static Picture fit(Picture picture) {
        double scale = Math.min(1.0, (double) THUMBNAIL_SIDE / Math.max(picture.width(), picture.height()));
        return Pictures.scale(picture, (int) Math.round(picture.width() * scale),
                (int) Math.round(picture.height() * scale));
    }
}
