package io.songreel.musicvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.songreel.direction.Screenplay;
import io.songreel.direction.Segment;
import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitResult;
import io.songreel.lyrics.LyricSheet;
import io.songreel.lyrics.Transcript;
import io.songreel.media.MediaRefused;
import io.songreel.media.Picture;
import io.songreel.media.Pictures;
import io.songreel.media.Stills;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.ObjectStore.LocalCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a poster, a contact sheet and the manifest beside the film. */
record PublishStep(ObjectStore store, Stills stills) implements Step<PublishStep.Inputs> {
    private static final float QUALITY = 0.9f;

    /**
     * Everything that is published.
     *
     * @param subtitles
     *            WebVTT; null for a song without timed words
     * @param burnt
     *            whether the words were to be drawn on the pictures
     */
    record Inputs(UUID job, String filmKey, List<RenderStep.Clip> clips, List<Segment> segments, String mood,
            int fps, String manifest, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String subtitles,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean burnt) {
        static Inputs of(UUID job, FilmOrder order, CutList cut, Transcript words, Screenplay screenplay,
                List<FilmScene> scenes, ComposeStep.Film film) {
            LyricSheet sheet = LyricSheet.of(words);
            return new Inputs(job, film.key(), scenes.stream().map(scene -> scene.clip().get()).toList(),
                    cut.segments(), screenplay.direction().mood(), order.options().fps(),
                    Manifest.of(job, order, cut, screenplay, scenes).json(), sheet.isEmpty() ? null : sheet.vtt(),
                    order.options().burnLyrics());
        }
    }

    /** Keys of what was published; without subtitles where no word has a time. */
    record Publication(String filmKey, String posterKey, String contactSheetKey, String manifestKey,
            @Nullable String subtitlesKey) {}

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, MediaRefused {
        String stem = "jobs/" + inputs.job() + "/";
        String mark = context.digest().substring(0, 16);
        context.progress().at(0.1, "choosing the poster");
        Path poster = context.scratch().resolve("poster.jpg");
        Pictures.writeJpeg(posterFrame(inputs), poster, QUALITY);
        context.cancel().check();

        context.progress().at(0.4, "drawing the contact sheet");
        Path sheet = context.scratch().resolve("contact-sheet.jpg");
        Pictures.writeJpeg(contactSheet(inputs, context), sheet, QUALITY);

        Path manifest = Files.writeString(context.scratch().resolve("manifest.json"), inputs.manifest());
        ObjectKey posterKey = new ObjectKey(stem + "poster-" + mark + ".jpg");
        ObjectKey sheetKey = new ObjectKey(stem + "contact-sheet-" + mark + ".jpg");
        ObjectKey manifestKey = new ObjectKey(stem + "manifest-" + mark + ".json");
        store.put(posterKey, poster);
        store.put(sheetKey, sheet);
        store.put(manifestKey, manifest);
        List<ObjectKey> keys = new ArrayList<>(List.of(posterKey, sheetKey, manifestKey));
        String subtitles = null;
        if (inputs.subtitles() != null) {
            ObjectKey key = new ObjectKey(stem + "subtitles-" + mark + ".vtt");
            store.put(key, Files.writeString(context.scratch().resolve("subtitles.vtt"), inputs.subtitles()));
            keys.add(key);
            subtitles = key.value();
        }
        Publication publication = new Publication(inputs.filmKey(), posterKey.value(), sheetKey.value(),
                manifestKey.value(), subtitles);
        return UnitResult.of(Json.write(publication)).with(keys.toArray(ObjectKey[]::new))
                .announcing(inputs.burnt() ? UndrawnLyrics.warnings(inputs.subtitles()) : new NewEvent[0]);
    }

    /** The middle frame of the scene with the most energy, the first of equals. */
    private Picture posterFrame(Inputs inputs) throws IOException {
        Segment peak = inputs.segments().stream().max(Comparator.comparingDouble(Segment::energyHint)
                .thenComparing(Comparator.comparingInt(Segment::i).reversed())).orElseThrow();
        RenderStep.Clip clip = inputs.clips().get(peak.i());
        try (LocalCopy copy = store.localCopy(new ObjectKey(clip.key()))) {
            return stills.at(copy.path(), clip.frames() / 2);
        }
    }

    private Picture contactSheet(Inputs inputs, UnitContext context) throws IOException, MediaRefused {
        List<ContactSheet.Cell> cells = new ArrayList<>();
        for (Segment segment : inputs.segments()) {
            context.cancel().check();
            try (LocalCopy copy = store.localCopy(new ObjectKey(inputs.clips().get(segment.i()).thumbnailKey()))) {
                cells.add(new ContactSheet.Cell(Pictures.read(copy.path()), segment.start(), segment.lyricSnippet()));
            }
        }
        return ContactSheet.draw(cells, inputs.mood());
    }
}
