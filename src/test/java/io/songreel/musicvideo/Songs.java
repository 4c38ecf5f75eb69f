package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.audio.MusicFacts;
import io.songreel.audio.SongSection;
import io.songreel.direction.Segment;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Songs to be cut, as they were heard. */
final class Songs {
    /** What is heard in noise. */
    static final MusicFacts NOISE = new MusicFacts(null, 0.1, null, List.of(), List.of(), null, 0, List.of());

    private Songs() {
    }

    /** A steady tempo from {@code lead} seconds on, in bars of four, with sections of eight bars. */
    static MusicFacts steady(double seconds, double bpm, double lead) {
        List<Double> beats = new ArrayList<>();
        List<Double> downbeats = new ArrayList<>();
        List<SongSection> sections = new ArrayList<>();
        List<SongSection.Label> labels = List.of(SongSection.Label.values());
        double from = 0;
        for (int i = 0; lead + i * 60 / bpm < seconds; i++) {
            double at = lead + i * 60 / bpm;
            beats.add(at);
            if (i % 4 == 0) {
                downbeats.add(at);
            }
            if (i % 32 == 0 && i > 0) {
                sections.add(
                        new SongSection(from, at, labels.get(sections.size() % labels.size()), sections.size(), 0.5));
                from = at;
            }
        }
        sections.add(new SongSection(from, seconds, SongSection.Label.OUTRO, sections.size(), 0.5));
        return new MusicFacts(bpm, 1, 4, beats, downbeats, "A minor", 0.5, sections);
    }

    /** A tempo that wanders or none, sections anywhere or none. */
    static MusicFacts random(double seconds, long seed) {
        Random random = new Random(seed);
        List<Double> beats = new ArrayList<>();
        List<Double> downbeats = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            double period = 0.3 + 0.7 * random.nextDouble();
            int meter = 3 + random.nextInt(2);
            for (double at = 10 * random.nextDouble(); at < seconds; at += period * (0.9 + 0.2 * random.nextDouble())) {
                if (beats.size() % meter == 0) {
                    downbeats.add(at);
                }
                beats.add(at);
            }
        }
        List<SongSection> sections = new ArrayList<>();
        List<SongSection.Label> labels = List.of(SongSection.Label.values());
        double from = 0;
        while (from < seconds) {
            double to = Math.min(seconds, from + 1 + 30 * random.nextDouble());
            sections.add(new SongSection(from, to, labels.get(random.nextInt(labels.size())), 0, 0.5));
            from = to;
        }
        return new MusicFacts(beats.isEmpty() ? null : 100.0, 0.5, beats.isEmpty() ? null : 4, beats, downbeats, null,
                0, sections);
    }

    /** Loud and quiet by turns, {@code hops} of a tenth of a second each. */
    static EnergyCurve alternating(double seconds, int hops) {
        float[] rms = new float[Math.max(1, (int) (seconds * 10))];
        for (int i = 0; i < rms.length; i++) {
            rms[i] = i / hops % 2 == 0 ? 0.02f : 0.5f;
        }
        return new EnergyCurve(new Loudness(0.1, rms, new float[rms.length]));
    }

    /** Words of 0.1–0.6 s, every few of them a pause of up to 2 s; some touch, none overlap. */
    static Transcript words(double duration, long seed) {
        Random random = new Random(seed);
        List<Word> words = new ArrayList<>();
        double at = random.nextDouble() * 3;
        while (at < duration - 0.7) {
            double end = at + 0.1 + random.nextDouble() * 0.5;
            words.add(new Word("w" + words.size(), at, end, 1, Word.Source.WHISPER));
            at = end + (random.nextInt(5) == 0 ? random.nextDouble() * 2 : 0);
        }
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        return new Transcript(Transcript.Origin.WHISPER, text, words, "en");
    }

    /** Without gap or overlap, every cut on a frame, to the last sample. */
    static void assertTiles(CutList cuts, long samples) {
        double at = 0;
        long frame = 0;
        for (int i = 0; i < cuts.segments().size(); i++) {
            Segment segment = cuts.segments().get(i);
            boolean tiles = segment.i() == i && segment.start() == at && segment.end() > at
                    && cuts.ledger().cut(i) == frame;
            // every cut lies on a frame, to half a sample
            boolean onFrame = Math.abs(segment.start() * cuts.ledger().fps() - frame) <= 0.5 * cuts.ledger().fps()
                    / cuts.ledger().sampleRate() + 1e-6;
            if (!tiles || !onFrame || segment.energyHint() < 0 || segment.energyHint() > 1) {
                fail("segment %d does not tile: %s, after %s s and %d frames", i, segment, at, frame);
            }
            at = segment.end();
            frame += cuts.ledger().frames(i);
        }
        assertThat(at).isEqualTo((double) samples / cuts.ledger().sampleRate());
        assertThat(frame).isEqualTo(cuts.ledger().totalFrames());
    }
}
