package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.audio.LoudnessMeter;
import io.songreel.audio.MusicAnalysis;
import io.songreel.audio.MusicFacts;
import io.songreel.audio.PcmSource;
import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitResult;
import io.songreel.media.PcmFile;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;

/** Measures the song's loudness and brightness over time, and hears its tempo, beats, key and sections. */
record AnalyseStep(ObjectStore store) implements Step<AnalyseStep.Inputs> {
    /** Of the step's time, about what the energy takes. */
    private static final double ENERGY_SHARE = 0.3;

    record Inputs(String pcmKey, String songSha256) {
        static Inputs of(FilmOrder order) {
            return new Inputs(order.song().upload().pcmKey(), order.song().sha256());
        }
    }

    /** What the song's sound says. */
    record Analysis(Loudness loudness, MusicFacts music) {
        EnergyCurve energy() {
            return new EnergyCurve(loudness);
        }
    }

    @Override
    public String name() {
        return "analyse";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException {
        try (ObjectStore.LocalCopy copy = store.localCopy(new ObjectKey(inputs.pcmKey()));
                PcmFile pcm = PcmFile.open(copy.path())) {
            Loudness loudness = LoudnessMeter.measure(
                    told(pcm, context, 0, ENERGY_SHARE, "measuring the song's energy"), pcm.samples(), pcm.rate(),
                    context.cancel()::cancelled);
            MusicFacts music = MusicAnalysis.of(
                    told(pcm, context, ENERGY_SHARE, 1 - ENERGY_SHARE, "hearing beats and sections"), pcm.samples(),
                    pcm.rate(), context.cancel()::cancelled);
            return UnitResult.of(Json.write(new Analysis(loudness, music)));
        }
    }

    /** The song, saying how far it was read. */
    private static PcmSource told(PcmFile pcm, UnitContext context, double from, double share, String message) {
        return (position, into, count) -> {
            context.progress().at(from + share * position / pcm.samples(), message);
            return pcm.read(position, into, count);
        };
    }
}
