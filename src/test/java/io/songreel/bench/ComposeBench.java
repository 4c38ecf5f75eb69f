package io.songreel.bench;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.media.ClipCheck;
import io.songreel.media.ClipWriter;
import io.songreel.media.EncoderChoice;
import io.songreel.media.Fades;
import io.songreel.media.FilmClip;
import io.songreel.media.FilmComposer;
import io.songreel.media.FilmFixtures;
import io.songreel.media.FilmParts;
import io.songreel.media.FilmProof;
import io.songreel.media.SongFacts;
import io.songreel.media.TestSongs;
import io.songreel.media.TimingProof;
import io.songreel.media.VideoProfile;
import io.songreel.media.Yuv420;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Times encoding, the check of a clip, and compose with proof of a 3-minute film at 1280×720, 25 frames a second, of
 * moving pictures with grain. Arguments: a folder for its files (kept, so that a second run only composes), and the
 * song's form.
 */
public final class ComposeBench {
    private static final VideoProfile PROFILE = new VideoProfile(1280, 720, 25, 23);
    private static final int SECONDS = 180;
    private static final int CLIP_FRAMES = 100;
    private static final int DIFFERENT = 5;

    private final PrintStream report;

    private ComposeBench(PrintStream report) {
        this.report = report;
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        new ComposeBench(System.out).run(directory, TestSongs.Kind.valueOf(arguments[1]));
    }

    private void run(Path directory, TestSongs.Kind kind) throws IOException {
        report.printf("encoder %s, %d processors%n", EncoderChoice.X264.identity(),
                Runtime.getRuntime().availableProcessors());
        Path song = directory.resolve(kind.name());
        if (!Files.exists(song)) {
            TestSongs.write(song, kind, 44_100L * SECONDS + 7919);
        }
        SongFacts facts = FilmFixtures.facts(song, kind.format());
        int frames = (int) Math.round(facts.durationSeconds() * PROFILE.fps());
        FilmParts parts = new FilmParts(clips(directory, frames), PROFILE.fps(), song, facts, Fades.NONE,
                Map.of("title", "bench"), List.of());
        Path film = directory.resolve("film.mp4");
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            long busy = busyNanos();
            new FilmComposer().compose(parts, film, CancelToken.never(), Progress.none());
            long composed = System.nanoTime();
            TimingProof proof = new FilmProof().prove(film, parts, CancelToken.never());
            long proven = System.nanoTime();
            report.printf(
                    "compose %.2f s + proof %.2f s = %.2f s, %.2f s of processor time; %d frames, %d MB, holds %s%n",
                    (composed - start) / 1e9, (proven - composed) / 1e9, (proven - start) / 1e9,
                    (busyNanos() - busy) / 1e9, frames, Files.size(film) >> 20, proof.holds(facts.samples()));
        }
    }

    /** As many clips as the film needs; a handful are encoded, the rest are copies of those. */
    private List<FilmClip> clips(Path directory, int frames) throws IOException {
        List<Yuv420> pictures = new ArrayList<>();
        for (int i = 0; i < CLIP_FRAMES; i++) {
            pictures.add(FilmFixtures.frame(PROFILE, i, 7));
        }
        List<FilmClip> clips = new ArrayList<>();
        for (int at = 0, i = 0; at < frames; at += CLIP_FRAMES, i++) {
            int length = Math.min(CLIP_FRAMES, frames - at);
            Path file = directory.resolve("clip" + i + ".mp4");
            if (!Files.exists(file)) {
                if (i >= DIFFERENT && length == CLIP_FRAMES) {
                    Files.copy(directory.resolve("clip" + i % DIFFERENT + ".mp4"), file);
                } else {
                    encode(file, pictures.subList(0, length));
                }
            }
            clips.add(FilmClip.checked(file, ClipCheck.decode(file)));
        }
        long start = System.nanoTime();
        long busy = busyNanos();
        int checked = ClipCheck.decode(clips.getFirst().path()).frames();
        report.printf("check %.0f frames/s, %.1f ms of processor time a frame%n",
                checked * 1e9 / (System.nanoTime() - start), (busyNanos() - busy) / 1e6 / checked);
        return clips;
    }

    private void encode(Path file, List<Yuv420> pictures) throws IOException {
        long start = System.nanoTime();
        long busy = busyNanos();
        try (ClipWriter writer = ClipWriter.open(file, PROFILE, pictures.size(), EncoderChoice.X264)) {
            for (Yuv420 picture : pictures) {
                writer.write(picture);
            }
            writer.finish();
        }
        report.printf("encode %.0f frames/s, %.1f ms of processor time a frame, %.1f Mbit/s%n",
                pictures.size() * 1e9 / (System.nanoTime() - start), (busyNanos() - busy) / 1e6 / pictures.size(),
                Files.size(file) * 8.0 * PROFILE.fps() / pictures.size() / 1e6);
    }

    /** Unlike wall time, hardly changed by other work on the machine. */
    private static long busyNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
