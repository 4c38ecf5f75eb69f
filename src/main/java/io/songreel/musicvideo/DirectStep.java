package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.MusicFacts;
import io.songreel.direction.Brief;
import io.songreel.direction.Director;
import io.songreel.direction.Music;
import io.songreel.direction.Screenplay;
import io.songreel.direction.ScreenplayValidator;
import io.songreel.direction.ThemeLook;
import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.lyrics.Transcript;
import java.util.ArrayList;
import java.util.List;

/** Asks the director for the film's identity and a scene for every segment; takes nothing that is not valid. */
record DirectStep(Director director) implements Step<DirectStep.Inputs> {
    record Inputs(String director, Brief brief) {
        static Inputs of(FilmOrder order, long seed, CutList cut, Transcript transcript, AnalyseStep.Analysis analysis,
                ThemeLook look) {
            return new Inputs(order.director(), new Brief(transcript.text(), cut.segments(), look,
                    order.options().styleTags(), order.options().intensity(),
                    music(analysis, order.song().upload().facts().durationSeconds()), transcript.language(), seed));
        }

        private static Music music(AnalyseStep.Analysis analysis, double duration) {
            MusicFacts facts = analysis.music();
            EnergyCurve energy = analysis.energy();
            List<Double> parts = new ArrayList<>();
            for (int k = 0; k < Music.ENERGY_PARTS; k++) {
                parts.add(energy.mean(duration * k / Music.ENERGY_PARTS, duration * (k + 1) / Music.ENERGY_PARTS));
            }
            return new Music(facts.tempoBpm(), facts.meter(), facts.key(), facts.keyConfidence(),
                    energy.meanBrightnessHz(), parts);
        }
    }

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws UnitFailure {
        context.progress().at(0, "directing " + inputs.brief().segments().size() + " scenes");
        Screenplay screenplay = director.direct(inputs.brief(), context.cancel(), context.progress());
        List<String> problems = ScreenplayValidator.problems(screenplay, inputs.brief().segments());
        if (!problems.isEmpty()) {
            throw new UnitFailure("direction_invalid", "The direction does not fit the song",
                    "The director's scenes were not usable: " + problems.getFirst() + ". Try another seed.", false);
        }
        return UnitResult.of(Json.write(screenplay))
                .announcing(new NewEvent("direction", Json.write(screenplay.direction())));
    }
}
