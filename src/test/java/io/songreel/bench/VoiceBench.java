package io.songreel.bench;

import io.songreel.audio.synth.GeneratedSong;
import io.songreel.audio.synth.SongRecipe;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.lyrics.voice.ShippedSilero;
import io.songreel.lyrics.voice.SileroDetector;
import io.songreel.lyrics.voice.Songs;
import io.songreel.lyrics.voice.VoiceRules;
import io.songreel.media.PcmSource;
import io.songreel.model.InstalledModel;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.DeviceGate;
import io.songreel.model.gate.GateSettings;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How well the shipped voice detector tells speech over music: {@code VoiceBench FOLDER FIRST_SEED SONGS}, where FOLDER
 * holds utterances as WAV files. Each generated song gets utterances with pauses between them, so much louder or softer
 * than the music under them; the music alone is heard, too. Found: of the time of the utterances, how much lies in
 * spans. False: of the time without, how much does.
 */
public final class VoiceBench {
    private static final PrintStream OUT = System.out;
    private static final int RATE = Pcm16k.RATE;
    private static final int SECONDS = 60;
    /** An utterance over music at this level, dB; the first is without music, the last without utterances. */
    private static final double[] LEVELS = {Double.POSITIVE_INFINITY, 12, 6, 0, -6, Double.NEGATIVE_INFINITY};
    private static final double[] THRESHOLDS = {0.5, 0.3, 0.2, 0.1};

    private VoiceBench() {
    }

    private record Tally(double[] sums) {
        Tally() {
            this(new double[5]);
        }

        void add(boolean[] truth, List<Span> spans) {
            boolean[] heard = new boolean[truth.length];
            for (Span span : spans) {
                Arrays.fill(heard, (int) (span.start() * RATE), Math.min(truth.length, (int) (span.end() * RATE)),
                        true);
            }
            for (int i = 0; i < truth.length; i++) {
                sums[truth[i] ? 0 : 2]++;
                if (heard[i]) {
                    sums[truth[i] ? 1 : 3]++;
                }
            }
            for (Span span : spans) {
                boolean any = false;
                for (int i = (int) (span.start() * RATE); i < Math.min(truth.length, span.end() * RATE); i++) {
                    any |= truth[i];
                }
                sums[4] += any ? 0 : 1;
            }
        }

        String text(int songs) {
            return String.format(Locale.ROOT, "found %5.1f %%  false %5.1f %%  false spans a minute %4.1f",
                    100 * sums[1] / Math.max(1, sums[0]), 100 * sums[3] / Math.max(1, sums[2]), sums[4] / songs);
        }
    }

    public static void main(String[] args) throws IOException {
        List<float[]> utterances = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".wav")).sorted().toList()) {
                utterances.add(utterance(file));
            }
        }
        long first = Long.parseLong(args[1]);
        int songs = Integer.parseInt(args[2]);
        Path cache = Path.of("target/onnxruntime");
        OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(cache), OnnxSettings.DEFAULTS);
        try (DeviceGate gate = new DeviceGate(List.of(runtime),
                new GateSettings(1, 64, 4, Duration.ofMinutes(2), "8GB", "8GB", "1GB", Duration.ofMinutes(10),
                        Duration.ofMinutes(15)),
                _ -> Optional.empty(), System::nanoTime)) {
            InstalledModel model = ShippedSilero.in(Path.of("target/models"));
            Tally[][] tallies = new Tally[LEVELS.length][THRESHOLDS.length];
            long took = 0;
            for (int song = 0; song < songs; song++) {
                Random random = new Random(first + song);
                float[] music = music(first + song);
                boolean[] truth = new boolean[music.length];
                float[] speech = speech(utterances, random, truth);
                for (int level = 0; level < LEVELS.length; level++) {
                    float[] mix = mix(music, speech, truth, LEVELS[level]);
                    boolean[] spoken = LEVELS[level] == Double.NEGATIVE_INFINITY ? new boolean[truth.length] : truth;
                    for (int t = 0; t < THRESHOLDS.length; t++) {
                        VoiceDetector detector = new SileroDetector(model, gate, VoiceRules.of(THRESHOLDS[t]));
                        long before = System.nanoTime();
                        List<Span> spans = detector.voices(pcm(mix), CancelToken.never(), Progress.none());
                        took += System.nanoTime() - before;
                        if (tallies[level][t] == null) {
                            tallies[level][t] = new Tally();
                        }
                        tallies[level][t].add(spoken, spans);
                    }
                }
            }
            for (int t = 0; t < THRESHOLDS.length; t++) {
                for (int level = 0; level < LEVELS.length; level++) {
                    OUT.printf(Locale.ROOT, "threshold %.1f  speech at %9s dB  %s%n", THRESHOLDS[t],
                            LEVELS[level] == 0 ? "0" : String.valueOf(LEVELS[level]), tallies[level][t].text(songs));
                }
            }
            double heard = (double) songs * LEVELS.length * THRESHOLDS.length * SECONDS;
            OUT.printf(Locale.ROOT, "%d songs of %d s; %.0f times as fast as they play%n", songs, SECONDS,
                    heard / (took / 1e9));
        }
    }

    private static float[] music(long seed) throws IOException {
        float[] samples = GeneratedSong.of(SongRecipe.of(seed, SECONDS)).samples();
        return resampled(Arrays.copyOf(samples, SECONDS * GeneratedSong.RATE), GeneratedSong.RATE);
    }

    private static float[] resampled(float[] samples, int rate) throws IOException {
        Pcm16k at = Songs.speech(source(samples, rate));
        float[] all = new float[(int) at.length()];
        at.read(0, all, all.length);
        return all;
    }

    private static PcmSource source(float[] samples, int rate) {
        return new PcmSource() {
            @Override
            public long samples() {
                return samples.length;
            }

            @Override
            public int rate() {
                return rate;
            }

            @Override
            public int read(long position, float[] into, int count) {
                for (int i = 0; i < count; i++) {
                    long at = position + i;
                    into[i] = at < 0 || at >= samples.length ? 0 : samples[(int) at];
                }
                return Math.clamp(samples.length - position, 0, count);
            }
        };
    }

    private static Pcm16k pcm(float[] samples) {
        return Songs.speech(source(samples, RATE));
    }

    /** Of a 16-bit mono WAV, without the silence at its ends. */
    private static float[] utterance(Path file) throws IOException {
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[(wav.capacity() - 44) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = wav.getShort(44 + 2 * i) / 32_768f;
        }
        float[] at16 = resampled(samples, wav.getInt(24));
        int from = 0;
        int to = at16.length;
        while (from < to && Math.abs(at16[from]) < 0.01) {
            from++;
        }
        while (to > from && Math.abs(at16[to - 1]) < 0.01) {
            to--;
        }
        return Arrays.copyOfRange(at16, from, to);
    }

    /** Utterances with pauses of 1.5 to 5 s, each marked in {@code truth}. */
    private static float[] speech(List<float[]> utterances, Random random, boolean[] truth) {
        float[] speech = new float[truth.length];
        int at = (int) (random.nextDouble(1, 4) * RATE);
        while (true) {
            float[] next = utterances.get(random.nextInt(utterances.size()));
            if (at + next.length > speech.length - RATE) {
                return speech;
            }
            double rms = rms(next, 0, next.length);
            for (int i = 0; i < next.length; i++) {
                speech[at + i] = (float) (0.1 * next[i] / rms);
                truth[at + i] = true;
            }
            at += next.length + (int) (random.nextDouble(1.5, 5) * RATE);
        }
    }

    private static float[] mix(float[] music, float[] speech, boolean[] truth, double level) {
        float[] mix = new float[music.length];
        for (int from = 0; from < mix.length;) {
            int to = from;
            while (to < mix.length && truth[to] == truth[from]) {
                to++;
            }
            // beside the speech, the music keeps the level it has in the whole song
            double under = truth[from] ? rms(music, from, to) : rms(music, 0, music.length);
            double gain = level == Double.POSITIVE_INFINITY ? 1 : under / 0.1 * Math.pow(10, level / 20);
            for (int i = from; i < to; i++) {
                double voice = level == Double.NEGATIVE_INFINITY ? 0 : gain * speech[i];
                mix[i] = (float) (voice + (level == Double.POSITIVE_INFINITY ? 0 : music[i]));
            }
            from = to;
        }
        double peak = 0;
        for (float sample : mix) {
            peak = Math.max(peak, Math.abs(sample));
        }
        for (int i = 0; i < mix.length; i++) {
            mix[i] *= (float) (0.9 / Math.max(0.9, peak));
        }
        return mix;
    }

    private static double rms(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i] * samples[i];
        }
        return Math.max(1e-6, Math.sqrt(sum / Math.max(1, to - from)));
    }
}
