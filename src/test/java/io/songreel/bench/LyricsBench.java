package io.songreel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Transcript.Origin;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.Word.Source;
import io.songreel.lyrics.align.Acoustics;
import io.songreel.lyrics.align.CtcModel;
import io.songreel.lyrics.align.Hearing;
import io.songreel.lyrics.align.KnownLyrics;
import io.songreel.model.InstalledModel;
import io.songreel.model.Licence;
import io.songreel.model.ModelFile;
import io.songreel.model.ModelKind;
import io.songreel.model.ModelManifest;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.OpenGate;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Aligns lyrics with songs whose word times are known, each rung by itself, and tells how far words begin from where they
 * do, and what the quality figure is worth. {@code LyricsBench FOLDER [MODEL_FOLDER]}; the songs are from
 * {@code scripts/bench/lyrics.py}. For the second rung the truth is damaged: words are replaced or dropped, times moved by
 * 80 ms (standard deviation), as a speech model's are.
 */
public final class LyricsBench {
    private static final PrintStream OUT = System.out;
    private static final double JITTER_SECONDS = 0.08;
    private static final double GOOD_SECONDS = 1.0;

    private LyricsBench() {
    }

    /** A song and what is true of it. */
    private record Song(JsonNode truth, float[] samples, int number) implements Pcm16k {
        @Override
        public long length() {
            return samples.length;
        }

        @Override
        public int read(long position, float[] into, int count) {
            int got = (int) Math.min(count, samples.length - position);
            System.arraycopy(samples, (int) position, into, 0, got);
            return got;
        }

        List<Word> words() {
            List<Word> words = new ArrayList<>();
            truth.get("lines").forEach(line -> line.forEach(word -> words.add(new Word(word.get("text").asText(),
                    word.get("start").asDouble(), word.get("end").asDouble(), 0.9, Source.WHISPER))));
            return words;
        }

        List<Span> voices() {
            List<Span> voices = new ArrayList<>();
            truth.get("voices").forEach(span -> voices.add(new Span(span.get(0).asDouble(), span.get(1).asDouble())));
            return voices;
        }

        EnergyCurve energy() {
            int hop = RATE / 50;
            float[] rms = new float[samples.length / hop];
            for (int i = 0; i < rms.length; i++) {
                double sum = 0;
                for (int j = i * hop; j < (i + 1) * hop; j++) {
                    sum += samples[j] * samples[j];
                }
                rms[i] = (float) Math.sqrt(sum / hop);
            }
            return new EnergyCurve(new Loudness(0.02, rms, new float[rms.length]));
        }
    }

    /** What one rung may hear of a song. */
    @FunctionalInterface
    private interface Ear {
        Hearing of(Song song);
    }

    private record Heard(@Nullable Acoustics acoustics, @Nullable Transcript transcript, List<Span> spans,
            @Nullable EnergyCurve energy) implements Hearing {
        @Override
        public @Nullable Transcript words(CancelToken cancel, Progress progress) {
            return transcript;
        }

        @Override
        public List<Span> voices(CancelToken cancel, Progress progress) {
            return spans;
        }
    }

    public static void main(String[] args) throws IOException {
        List<Song> songs = songs(Path.of(args[0]));
        OUT.printf(Locale.ROOT, "%d songs, %d words%n", songs.size(),
                songs.stream().mapToInt(song -> song.words().size()).sum());
        OUT.println("| rung | word starts: median | 90 % | within 0.25 s | within 1 s | quality "
                + "| lines 1 s off: marked | good lines: marked | s a song |");
        OUT.println("|---|---|---|---|---|---|---|---|---|");
        if (args.length > 1) {
            try (OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")),
                    OnnxSettings.DEFAULTS)) {
                CtcModel model = model(Path.of(args[1]), runtime);
                Ear ear = song -> new Heard(model.over(song, "bench"), null, List.of(), null);
                row("ctc", songs, ear);
                strangers("ctc", songs, ear);
            }
        }
        for (int percent : new int[]{0, 10, 20, 30, 50}) {
            row("matched, " + percent + " % of words wrong or missing", songs,
                    song -> new Heard(null, damaged(song, percent / 100.0), song.voices(), null));
        }
        strangers("matched", songs, song -> new Heard(null, damaged(song, 0.2), song.voices(), null));
        row("spread over true voices", songs, song -> new Heard(null, null, song.voices(), null));
        row("spread over loud music", songs, song -> new Heard(null, null, List.of(), song.energy()));
        row("spread over all", songs, song -> Hearing.nothing());
    }

    private static void row(String name, List<Song> songs, Ear ear) throws IOException {
        List<Double> errors = new ArrayList<>();
        double quality = 0;
        int[] lines = new int[4];
        long nanos = 0;
        for (Song song : songs) {
            Hearing hearing = ear.of(song);
            long begun = System.nanoTime();
            Transcript aligned = KnownLyrics.align(song.truth().get("lyrics").asText(),
                    song.truth().get("duration").asDouble(), hearing, CancelToken.never(), Progress.none());
            nanos += System.nanoTime() - begun;
            List<Word> truth = song.words();
            Alignment alignment = Objects.requireNonNull(aligned.alignment());
            quality += alignment.quality();
            int number = 0;
            for (int i = 0; i < alignment.lines().size(); i++) {
                double worst = 0;
                for (int j = 0; j < song.truth().get("lines").get(i).size(); j++, number++) {
                    double error = Math.abs(aligned.words().get(number).start() - truth.get(number).start());
                    worst = Math.max(worst, error);
                    errors.add(error);
                }
                int kind = worst > GOOD_SECONDS ? 0 : 2;
                lines[kind + (alignment.lines().get(i).doubtful() ? 1 : 0)]++;
            }
        }
        Collections.sort(errors);
        OUT.printf(Locale.ROOT, "| %s | %.0f ms | %.0f ms | %.1f %% | %.1f %% | %.2f | %d of %d | %d of %d | %.3f |%n",
                name,
                1000 * errors.get(errors.size() / 2), 1000 * errors.get(errors.size() * 9 / 10), within(errors, 0.25),
                within(errors, 1), quality / songs.size(), lines[1], lines[0] + lines[1], lines[3], lines[2] + lines[3],
                nanos / 1e9 / songs.size());
    }

    /** What a rung says of lyrics that are another song's. */
    private static void strangers(String name, List<Song> songs, Ear ear) throws IOException {
        int marked = 0;
        int lines = 0;
        double quality = 0;
        for (int i = 0; i < songs.size(); i++) {
            Song other = songs.get((i + 1) % songs.size());
            Alignment alignment = Objects.requireNonNull(KnownLyrics.align(other.truth().get("lyrics").asText(),
                    songs.get(i).truth().get("duration").asDouble(), ear.of(songs.get(i)), CancelToken.never(),
                    Progress.none()).alignment());
            marked += (int) alignment.lines().stream().filter(Alignment.Line::doubtful).count();
            lines += alignment.lines().size();
            quality += alignment.quality();
        }
        OUT.printf(Locale.ROOT, "| %s, lyrics of another song | | | | | %.2f | %d of %d | | |%n", name,
                quality / songs.size(), marked, lines);
    }

    private static double within(List<Double> errors, double seconds) {
        return 100.0 * errors.stream().filter(error -> error <= seconds).count() / errors.size();
    }

    /** Half of the damaged words are dropped, half are others; words of an ad lib are not there to be damaged. */
    private static Transcript damaged(Song song, double share) {
        Random random = new Random(song.number());
        List<Word> words = new ArrayList<>();
        List<Word> truth = song.words();
        for (Word word : truth) {
            double start = Math.max(0, word.start() + JITTER_SECONDS * random.nextGaussian());
            String text = word.text();
            if (random.nextDouble() < share) {
                if (random.nextBoolean()) {
                    continue;
                }
                text = truth.get(random.nextInt(truth.size())).text();
            }
            words.add(new Word(text, start, Math.max(start, word.end()), 0.9, Source.WHISPER));
        }
        return new Transcript(Origin.WHISPER, "", words, "en");
    }

    private static List<Song> songs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Song> songs = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
                String name = file.getFileName().toString().replace(".json", "");
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file.resolveSibling(name + ".f32")))
                        .order(ByteOrder.LITTLE_ENDIAN);
                float[] samples = new float[bytes.remaining() / Float.BYTES];
                bytes.asFloatBuffer().get(samples);
                songs.add(new Song(new ObjectMapper().readTree(file.toFile()), samples, Integer.parseInt(name)));
            }
            return songs;
        }
    }

    private static CtcModel model(Path folder, OnnxModelRuntime runtime) throws IOException {
        ModelManifest manifest = new ModelManifest("bench", "Bench", "", new ModelKind("align", "wav2vec2", "onnx"),
                new Licence("own", URI.create("https://localhost/"), true, null), 1,
                new ModelManifest.Standing(0, false), List.of(new ModelFile("model.onnx", null, null, null)), Map.of(),
                null, null, null);
        return CtcModel.read(new InstalledModel(manifest, folder, "bench"), new OpenGate(runtime));
    }
}
