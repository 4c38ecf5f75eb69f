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
import io.songreel.model.language.Exchange;
import io.songreel.model.runtime.ModelException;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the director for the film's identity and a scene for every segment; takes nothing that is not valid. */
record DirectStep(ObjectStore store, Directors directors) implements Step<DirectStep.Inputs> {
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
     * @param recordKey
     *            what was sent out of this process and what came back; null where nothing was
     */
    record Directed(Screenplay screenplay, String by, @Nullable String recordKey) {
        // what an earlier version stored has no screenplay inside
        @SuppressWarnings("ConstantValue")
        int scenes() {
            return screenplay == null ? 0 : screenplay.scenes().size();
        }
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, UnitFailure {
        context.progress().at(0, "directing " + inputs.brief().segments().size() + " scenes");
        DirectionNews teller = new DirectionNews(context.news(), inputs.settled());
        List<Exchange> record = new ArrayList<>();
        Screenplay written;
        try {
            written = director(inputs, record).direct(inputs.brief(), context.cancel(), context.progress(), teller);
        } catch (ModelException e) {
            throw ModelFailures.of(e);
        }
        Screenplay screenplay = new Screenplay(inputs.settled().over(written.direction()), written.scenes());
        List<String> problems = ScreenplayValidator.problems(screenplay, inputs.brief().segments());
        if (!problems.isEmpty()) {
            throw new UnitFailure("direction_invalid", "The direction does not fit the song",
                    "The director's scenes were not usable: " + problems.getFirst() + ". Try another seed.", false);
        }
        String by = inputs.author() == null || teller.byRules() ? Directors.RULES : Directors.MODEL;
        NewEvent news = new NewEvent("direction", Json.write(screenplay.direction()));
        if (record.isEmpty()) {
            return UnitResult.of(Json.write(new Directed(screenplay, by, null))).announcing(news);
        }
        ObjectKey key = keep(record, context);
        return UnitResult.of(Json.write(new Directed(screenplay, by, key.value()))).with(key).announcing(news);
    }

    private ObjectKey keep(List<Exchange> record, UnitContext context) throws IOException {
        Path file = Files.writeString(context.scratch().resolve("exchanges.json"), Json.write(record));
        ObjectKey key = new ObjectKey(
                "jobs/" + context.jobId() + "/direction-" + context.digest().substring(0, 16) + ".json");
        store.put(key, file);
        return key;
    }

    private Director director(Inputs inputs, List<Exchange> record) throws IOException, UnitFailure {
        String author = inputs.author();
        return author == null
                ? directors.rules()
                : directors.asking(author, record::add).orElseThrow(() -> new UnitFailure("language_model_missing",
                        "The language model is gone",
                        "This job was accepted with a language model that is no longer here. Bring it back and retry, or "
                                + "make a new job.",
                        false));
    }
}
