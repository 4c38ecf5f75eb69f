package io.songreel.musicvideo;

import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitResult;
import io.songreel.lyrics.Transcript;
import io.songreel.media.SongFacts;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Cuts the song into segments on the frame ledger. */
record SegmentStep() implements Step<SegmentStep.Inputs> {
    record Inputs(long samples, int sampleRate, int fps, String segmentation, double sceneLenS,
            @Nullable Integer numScenes, String cutFrequency, double intensity, Transcript transcript,
            AnalyseStep.Analysis analysis) {
        static Inputs of(FilmOrder order, AnalyseStep.Analysis analysis, Transcript transcript) {
            UserOptions options = order.options();
            SongFacts facts = order.song().upload().facts();
            return new Inputs(facts.samples(), facts.sampleRate(), options.fps(), options.segmentation(),
                    options.sceneLenS(), options.numScenes(), options.cutFrequency(), options.intensity(), transcript,
                    analysis);
        }

        SegmentRequest request() {
            return new SegmentRequest(samples, sampleRate, fps,
                    Segmentation.valueOf(segmentation.toUpperCase(Locale.ROOT)), sceneLenS,
                    numScenes == null ? OptionalInt.empty() : OptionalInt.of(numScenes),
                    CutFrequency.valueOf(cutFrequency.toUpperCase(Locale.ROOT)), intensity, transcript,
                    analysis.energy(),
                    analysis.music());
        }
    }

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) {
        context.progress().at(0, "cutting the song into scenes");
        CutList cut = Segmenter.segment(inputs.request());
        return UnitResult.of(Json.write(cut))
                .announcing(new NewEvent("segment", Json.write(Map.of("segments", cut.segments()))));
    }
}
