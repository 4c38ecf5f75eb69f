package io.songreel.bench;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.LoudnessMeter;
import io.songreel.audio.MusicAnalysis;
import io.songreel.audio.MusicFacts;
import io.songreel.audio.SongSection;
import io.songreel.audio.synth.GeneratedSong;
import io.songreel.audio.synth.SongRecipe;
import io.songreel.audio.synth.SongTruth;
import io.songreel.direction.Segment;
import io.songreel.lyrics.Transcript;
import io.songreel.musicvideo.CutFrequency;
import io.songreel.musicvideo.SegmentRequest;
import io.songreel.musicvideo.Segmentation;
import io.songreel.musicvideo.Segmenter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Generates songs, hears them, and writes for each a WAV, what is true of it and what was heard, for
 * {@code scripts/bench/ears.py} to compare with librosa. {@code EarsBench FOLDER FIRST_SEED SONGS SECONDS}; a song that
 * is there already is left alone. Times are of the processor, on one thread.
 */
public final class EarsBench {
    private static final PrintStream OUT = System.out;
    private static final int WARM_UP = 3;
    private static final int FPS = 25;

    private EarsBench() {
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        long first = Long.parseLong(args[1]);
        int songs = Integer.parseInt(args[2]);
        double seconds = Double.parseDouble(args[3]);
        for (int i = 0; i < WARM_UP; i++) {
            hear(GeneratedSong.of(SongRecipe.of(-1 - i, 40)).samples());
        }
        for (long seed = first; seed < first + songs; seed++) {
            Path result = folder.resolve(seed + ".json");
            if (!Files.exists(result)) {
                GeneratedSong song = GeneratedSong.of(SongRecipe.of(seed, seconds));
                byte[] pcm = pcm(song.samples());
                wav(pcm, folder.resolve(seed + ".wav"));
                float[] samples = samples(pcm);
                long before = processor();
                MusicFacts facts = hear(samples);
                double took = (processor() - before) / 1e9;
                Files.writeString(result, json(song, facts, took, cuts(samples, facts)));
            }
        }
        threeMinutes();
    }

    private static void threeMinutes() throws IOException {
        float[] song = Arrays.copyOf(GeneratedSong.of(SongRecipe.of(-7, 170)).samples(), 180 * GeneratedSong.RATE);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 5; i++) {
            long before = processor();
            hear(song);
            best = Math.min(best, (processor() - before) / 1e9);
        }
        OUT.printf(Locale.ROOT, "three minutes: %.2f s of one core (limit 1.5)%n", best);
    }

    private static MusicFacts hear(float[] samples) throws IOException {
        return MusicAnalysis.of(GeneratedSong.source(samples), samples.length, GeneratedSong.RATE, () -> false);
    }

    /** Where a film with the usual options is cut, without lyrics; seconds. */
    private static List<Double> cuts(float[] samples, MusicFacts facts) throws IOException {
        EnergyCurve energy = new EnergyCurve(LoudnessMeter.measure(GeneratedSong.source(samples), samples.length,
                GeneratedSong.RATE, () -> false));
        return Segmenter
                .segment(new SegmentRequest(samples.length, GeneratedSong.RATE, FPS, Segmentation.AUTO, 4,
                        OptionalInt.empty(), CutFrequency.MEDIUM, 0.5, Transcript.none(), energy, facts))
                .segments().stream().skip(1).map(Segment::start).toList();
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static byte[] pcm(float[] samples) {
        byte[] pcm = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            int value = Math.clamp(Math.round(samples[i] * 32_767), -32_768, 32_767);
            pcm[2 * i] = (byte) value;
            pcm[2 * i + 1] = (byte) (value >> 8);
        }
        return pcm;
    }

    private static float[] samples(byte[] pcm) {
        float[] samples = new float[pcm.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = ((pcm[2 * i] & 0xff) | (pcm[2 * i + 1] << 8)) / 32_768f;
        }
        return samples;
    }

    private static void wav(byte[] pcm, Path file) throws IOException {
        AudioFormat format = new AudioFormat(GeneratedSong.RATE, 16, 1, true, false);
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    private static String json(GeneratedSong song, MusicFacts facts, double took, List<Double> cuts) {
        SongTruth truth = song.truth();
        return String.format(Locale.ROOT,
                """
                        {"seconds":%f,"drift":%f,"drums":%b,"swing":%f,"took":%f,
                        "truth":{"bpm":%f,"meter":%d,"beats":%s,"downbeats":%s,"key":"%s","starts":%s,"groups":%s},
                        "ours":{"bpm":%s,"confidence":%f,"meter":%s,"beats":%s,"downbeats":%s,"key":"%s","starts":%s,"groups":%s,"cuts":%s}}
                        """,
                song.seconds(), song.recipe().drift(), song.recipe().drums(), song.recipe().swing(), took,
                truth.bpm(), truth.meter(), Arrays.toString(truth.beats()), Arrays.toString(truth.downbeats()),
                truth.key(), list(truth.parts().stream().map(SongTruth.Part::start).toList()),
                list(truth.parts().stream().map(SongTruth.Part::content).toList()), facts.tempoBpm(),
                facts.tempoConfidence(), facts.meter(), list(facts.beats()), list(facts.downbeats()), facts.key(),
                list(facts.sections().stream().map(SongSection::start).toList()),
                list(facts.sections().stream().map(SongSection::repetition).toList()), list(cuts));
    }

    private static String list(Collection<? extends Number> values) {
        return values.stream().map(Number::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
