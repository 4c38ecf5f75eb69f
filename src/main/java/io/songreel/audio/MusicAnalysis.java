package io.songreel.audio;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Hears a song in one pass: tempo, beats, bars, key, sections. The same samples give the same facts. Holds about 3 kB a
 * second of song.
 */
public final class MusicAnalysis {
    private MusicAnalysis() {
    }

    /**
     * Hears a whole song.
     *
     * @param samples
     *            in the song, at least 0
     * @param sampleRate
     *            Hz
     * @param cancelled
     *            asked every second of song, and between the steps after it
     * @throws EOFException
     *             when the source has fewer samples than said
     * @throws CancellationException
     *             when cancelled
     */
    public static MusicFacts of(PcmSource source, long samples, int sampleRate, BooleanSupplier cancelled)
            throws IOException {
        if (samples < 0 || sampleRate <= 0) {
            throw new IllegalArgumentException("a song has a length and a sample rate");
        }
        SongFeatures features = new FeatureReader(source, samples, sampleRate).read(cancelled);
        return of(features, cancelled);
    }

    static MusicFacts of(SongFeatures features, BooleanSupplier cancelled) {
        BlockMeans chroma = BlockMeans.chroma(features);
        KeyEstimate key = KeyEstimate.of(features.chroma());
        OnsetEnvelope onsets = new OnsetEnvelope(features);
        check(cancelled);
        Tempogram tempogram = new Tempogram(onsets);
        TempoPath path = new TempoPath(tempogram, onsets.frameSeconds());
        check(cancelled);
        List<MetricalLevel.Reading> readings = MetricalLevel.readings(onsets, tempogram, path, chroma);
        check(cancelled);
        Optional<MetricalLevel.Reading> beat = readings.stream()
                .max(Comparator.comparingDouble(MetricalLevel.Reading::score));
        TempoConfidence confidence = beat.map(best -> TempoConfidence.of(path, best, readings))
                .orElse(new TempoConfidence(0, 0));
        if (beat.isPresent() && confidence.tempo()) {
            return facts(features, beat.get().heard(onsets, chroma), confidence.value(), key, chroma,
                    Onsets.of(onsets));
        }
        List<Onset> starts = Onsets.of(onsets);
        return new MusicFacts(null, confidence.value(), null, List.of(), List.of(), key.name(), key.confidence(),
                Onsets.snapped(Sections.of(features, chroma, new double[0]), starts), starts);
    }

    private static MusicFacts facts(SongFeatures features, MetricalLevel.Reading beat, double confidence,
            KeyEstimate key, BlockMeans chroma, List<Onset> onsets) {
        BarTracker.Bars bars = BarTracker.track(beat.features());
        List<Double> beats = new ArrayList<>();
        List<Double> downbeats = new ArrayList<>();
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < beat.beats().length; i++) {
            double seconds = beat.beats()[i] * features.frameSeconds();
            beats.add(seconds);
            if (bars.place()[i] == 0) {
                downbeats.add(seconds);
                starts.add(beat.beats()[i]);
            }
        }
        double bpm = 60 / (beat.medianPeriod() * features.frameSeconds());
        return new MusicFacts(bpm, confidence, bars.meter(), beats, downbeats, key.name(), key.confidence(),
                Sections.of(features, chroma, starts.stream().mapToDouble(Double::doubleValue).toArray()), onsets);
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled");
        }
    }
}
