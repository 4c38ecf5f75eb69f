package io.songreel.musicvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.songreel.audio.MusicFacts;
import io.songreel.direction.Screenplay;
import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.media.Chapter;
import io.songreel.media.Fades;
import io.songreel.media.FilmClip;
import io.songreel.media.FilmComposer;
import io.songreel.media.FilmParts;
import io.songreel.media.FilmProof;
import io.songreel.media.SongFacts;
import io.songreel.media.TimingProof;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.ObjectStore.LocalCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Joins the clips to the untouched song, reads the film back, and lets it pass only with the proof. */
record ComposeStep(ObjectStore store, FilmComposer composer, FilmProof prover) implements Step<ComposeStep.Inputs> {
    /**
     * Everything a film depends on.
     *
     * @param manifest
     *            goes into the film's metadata
     * @param chapters
     *            go into the film too
     */
    record Inputs(UUID job, String songKey, String songSha256, SongFacts facts, int fps, List<RenderStep.Clip> clips,
            Fades fades, String manifest, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Chapter> chapters) {
        static Inputs of(UUID job, FilmOrder order, CutList cut, MusicFacts music, Screenplay screenplay,
                List<FilmScene> scenes) {
            UserOptions options = order.options();
            return new Inputs(job, order.song().key(), order.song().sha256(), order.song().upload().facts(),
                    options.fps(), scenes.stream().map(scene -> scene.clip().get()).toList(),
                    new Fades(options.fadeInS(), options.fadeOutS()),
                    Manifest.of(job, order, cut, screenplay, scenes).json(), Chapters.of(music.sections()));
        }
    }

    /** The stored film and its proof. */
    record Film(String key, String sha256, TimingProof proof, List<String> warnings) {}

    @Override
    public String name() {
        return "compose";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, UnitFailure {
        List<LocalCopy> open = new ArrayList<>();
        try {
            LocalCopy song = store.localCopy(new ObjectKey(inputs.songKey()));
            open.add(song);
            List<FilmClip> clips = new ArrayList<>();
            for (RenderStep.Clip clip : inputs.clips()) {
                LocalCopy copy = store.localCopy(new ObjectKey(clip.key()));
                open.add(copy);
                clips.add(new FilmClip(copy.path(), clip.frames(), clip.packetsSha256()));
            }
            return compose(inputs, new FilmParts(clips, inputs.fps(), song.path(), inputs.facts(), inputs.fades(),
                    Map.of("comment", inputs.manifest()), inputs.chapters()), context);
        } finally {
            for (LocalCopy copy : open) {
                copy.close();
            }
        }
    }

    private UnitResult compose(Inputs inputs, FilmParts parts, UnitContext context) throws IOException, UnitFailure {
        Path file = context.scratch().resolve("film.mp4");
        context.progress().at(0, "joining " + parts.clips().size() + " scenes to the song");
        List<String> warnings = composer.compose(parts, file, context.cancel(),
                (fraction, message) -> context.progress().at(fraction * 0.5, message)).warnings();
        context.progress().at(0.5, "reading the film back");
        TimingProof proof = prover.prove(file, parts, context.cancel());
        if (!proof.holds(inputs.facts().samples())) {
            throw new UnitFailure("timing_proof_failed", "The film is not in time with its song",
                    "Read back, the film has %d of %d frames, and its tracks end %.3f ms apart. It is not published."
                            .formatted(proof.framesDecoded(), proof.framesExpected(), proof.deltaMillis()),
                    true);
        }
        ObjectKey key = new ObjectKey(
                "jobs/" + inputs.job() + "/film-" + context.digest().substring(0, 16) + ".mp4");
        String sha256 = store.put(key, file).sha256();
        return UnitResult.of(Json.write(new Film(key.value(), sha256, proof, warnings))).with(key);
    }
}
