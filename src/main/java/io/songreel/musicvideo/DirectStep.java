package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.MusicFacts;
import io.songreel.direction.Brief;
import io.songreel.direction.Director;
import io.songreel.direction.Music;
import io.songreel.direction.Screenplay;
import io.songreel.direction.ScreenplayValidator;
import io.songreel.direction.Settled;
import io.songreel.direction.ThemeLook;
import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.lyrics.Transcript;
import io.songreel.model.ModelFailures;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the director for the film's identity and a scene for every segment; takes nothing that is not valid. */
record DirectStep(Directors directors) implements Step<DirectStep.Inputs> {
    /**
     * What a direction depends on.
     *
     * @param author
     *            the language model that is asked; null: by rules
     * @param brief
     *            with the owner's wishes in it
     */
    record Inputs(@Nullable String author, Brief brief, Settled settled) {
        static Inputs of(FilmOrder order, long seed, CutList cut, Transcript transcript, AnalyseStep.Analysis analysis,
                ThemeLook look) {
            Directors.Author author = order.author();
            return new Inputs(author == null ? null : author.identity(),
                    order.changes().settled().asked(new Brief(transcript.text(), cut.segments(), look,
                            order.options().styleTags(), order.options().intensity(),
                            music(analysis, order.song().upload().facts().durationSeconds()), transcript.language(),
                            seed)),
                    order.changes().settled());
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
        return 3;
    }

    /**
     * A screenplay and who wrote it.
     *
     * @param by
     *            {@link Directors#MODEL} or {@link Directors#RULES}: where a model failed, the rules have written
     */
    record Directed(Screenplay screenplay, String by) {}

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, UnitFailure {
        context.progress().at(0, "directing " + inputs.brief().segments().size() + " scenes");
        DirectionNews news = new DirectionNews(context.news(), inputs.settled());
        Screenplay written;
        try {
            written = director(inputs).direct(inputs.brief(), context.cancel(), context.progress(), news);
        } catch (ModelException e) {
            throw ModelFailures.of(e);
        }
        Screenplay screenplay = new Screenplay(inputs.settled().over(written.direction()), written.scenes());
        List<String> problems = ScreenplayValidator.problems(screenplay, inputs.brief().segments());
        if (!problems.isEmpty()) {
            throw new UnitFailure("direction_invalid", "The direction does not fit the song",
                    "The director's scenes were not usable: " + problems.getFirst() + ". Try another seed.", false);
        }
        String by = inputs.author() == null || news.byRules() ? Directors.RULES : Directors.MODEL;
        return UnitResult.of(Json.write(new Directed(screenplay, by)))
                .announcing(new NewEvent("direction", Json.write(screenplay.direction())));
    }

    private Director director(Inputs inputs) throws IOException, UnitFailure {
        String author = inputs.author();
        return author == null
                ? directors.rules()
                : directors.asking(author).orElseThrow(() -> new UnitFailure("language_model_missing",
                        "The language model is gone",
                        "This job was accepted with a language model that is no longer here. Bring it back and retry, or "
                                + "make a new job.",
                        false));
    }
}
