package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.audio.LoudnessMeter;
import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitResult;
import io.songreel.media.PcmFile;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;

/** Measures the song's loudness and brightness over time. */
record AnalyseStep(ObjectStore store) implements Step<AnalyseStep.Inputs> {
    record Inputs(String pcmKey, String songSha256) {
        static Inputs of(FilmOrder order) {
            return new Inputs(order.song().upload().pcmKey(), order.song().sha256());
        }
    }

    /** What the song's sound says. */
    record Analysis(Loudness loudness) {
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
        return 1;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException {
        try (ObjectStore.LocalCopy copy = store.localCopy(new ObjectKey(inputs.pcmKey()));
                PcmFile pcm = PcmFile.open(copy.path())) {
            Loudness loudness = LoudnessMeter.measure((position, into, count) -> {
                context.progress().at((double) position / pcm.samples(), "measuring the song's energy");
                return pcm.read(position, into, count);
            }, pcm.samples(), pcm.rate(), context.cancel()::cancelled);
            return UnitResult.of(Json.write(new Analysis(loudness)));
        }
    }
}
