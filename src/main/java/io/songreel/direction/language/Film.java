package io.songreel.direction.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.direction.Brief;
import io.songreel.direction.CameraMove;
import io.songreel.direction.Direction;
import io.songreel.direction.DirectionListener;
import io.songreel.direction.SceneDirection;
import io.songreel.direction.Screenplay;
import io.songreel.direction.Terms;
import io.songreel.direction.Wishes;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.language.Author;
import io.songreel.model.language.ContextFullException;
import io.songreel.model.language.Message;
import io.songreel.model.language.Sampling;
import io.songreel.model.language.UnfitAnswerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One film as it is directed: the direction, the scenes in order, a last look at the whole. Used once. */
final class Film {
    private static final Sampling LIVELY = new Sampling(1.1, 0.8, 0, 0.95, 0.05);
    private static final Sampling SOBER = new Sampling(1, 0.2, 0, 1, 0);
    /** Bounded work for one turn at the device. */
    private static final int SCENES_A_SITTING = 8;
    private static final int SCENES_A_LOOK = 10;
    private static final int TRIES = 3;
    /** Who does not keep to the form for so many scenes will not for the next. */
    private static final int UNFIT_IN_A_ROW = 3;
    private static final double DIRECTION_DONE = 0.08;
    private static final double SCENES_DONE = 0.9;

    private final Author author;
    private final Brief brief;
    private final Screenplay rules;
    private final CancelToken cancel;
    private final Progress progress;
    private final DirectionListener listener;
    private final Treatment treatment;
    private final Echoes echoes;
    private final Showing showing;
    private final List<Draft> drafts = new ArrayList<>();
    private long tokens;
    private double seconds;
    private int unfit;

    Film(Author author, Brief brief, Screenplay rules, CancelToken cancel, Progress progress,
            DirectionListener listener) {
        this.author = author;
        this.brief = brief;
        this.rules = rules;
        this.cancel = cancel;
        this.progress = progress;
        this.listener = listener;
        this.treatment = new Treatment(brief, rules.direction().palette(), Wishes.of(brief.styleTags()).wantsNobody());
        this.echoes = Echoes.of(brief.segments());
        this.showing = treatment.showing();
    }

    Screenplay directed() throws IOException {
        Canon canon = new CanonMaker(brief, rules.direction(), showing).of(direction());
        listener.directed(canon.direction());
        Takes takes = new Takes(canon, showing, rules.scenes());
        int scenes = brief.segments().size();
        for (int from = 0; from < scenes; from += SCENES_A_SITTING) {
            write(canon, takes, from, Math.min(scenes, from + SCENES_A_SITTING));
        }
        for (int from = 0; from < scenes; from += SCENES_A_LOOK) {
            look(canon, takes, from, Math.min(scenes, from + SCENES_A_LOOK));
        }
        long byRules = drafts.stream().filter(Draft::byRules).count();
        if (byRules > 0) {
            listener.warned("scenes_by_rules", byRules + " of " + scenes + " scenes are written by rules: the language "
                    + "model had nothing usable for them.");
        }
        progress.at(1, String.format(Locale.ROOT, "directed; %d tokens written, %.1f a second", tokens, seconds == 0
                ? 0
                : tokens / seconds));
        return finished(canon.direction(), drafts.stream().map(takes::dressed).toList());
    }

    /** What stands in a prompt all the same is not promised to be kept out. */
    private static Screenplay finished(Direction direction, List<SceneDirection> scenes) {
        List<String> kept = direction.doNotInclude().stream().filter(term -> scenes.stream().noneMatch(
                scene -> Terms.contains(scene.prompt(), term))).toList();
        return new Screenplay(
                new Direction(direction.mood(), direction.style(), direction.palette(), direction.motifs(),
                        kept),
                scenes);
    }

    private JsonNode counted(Author.Answer answer) {
        tokens += answer.tokens();
        seconds += answer.seconds();
        return answer.value();
    }

    /** The answer with the fewest parts that are talk. */
    private JsonNode direction() throws IOException {
        progress.at(0, "reading the song");
        return author.sit("the direction of a film", cancel, desk -> {
            JsonNode best = direction(desk, 0);
            int fewest = CanonMaker.spoken(best, showing);
            for (int attempt = 1; attempt < TRIES && fewest > 0; attempt++) {
                JsonNode answer;
                try {
                    answer = direction(desk, attempt);
                } catch (UnfitAnswerException _) {
                    return best;
                }
                int spoken = CanonMaker.spoken(answer, showing);
                if (spoken < fewest) {
                    best = answer;
                    fewest = spoken;
                }
            }
            return best;
        });
    }

    private JsonNode direction(Author.Desk desk, int attempt) throws IOException {
        while (true) {
            cancel.check();
            try {
                return counted(desk.answer(treatment.askDirection(), treatment.direction(), LIVELY, seed(0, attempt)));
            } catch (ContextFullException e) {
                if (!treatment.shorten()) {
                    throw e;
                }
            }
        }
    }

    private void write(Canon canon, Takes takes, int from, int to) throws IOException {
        int scenes = brief.segments().size();
        String holder = "scenes " + (from + 1) + " to " + to + " of " + scenes;
        author.sit(holder, cancel, desk -> {
            Talk talk = new Talk(treatment.aboutScenes(canon), drafts);
            for (int scene = from; scene < to; scene++) {
                progress.at(DIRECTION_DONE + (SCENES_DONE - DIRECTION_DONE) * scene / scenes, "writing scene "
                        + (scene + 1) + " of " + scenes);
                drafts.add(scene(desk, talk, takes, scene));
                listener.wrote(takes.dressed(drafts.getLast()));
            }
            return talk;
        });
    }

    private Draft scene(Author.Desk desk, Talk talk, Takes takes, int scene) throws IOException {
        Draft origin = echoes.returns(scene) ? drafts.get(echoes.origin(scene)) : null;
        Map<CameraMove, Double> open = open(scene);
        try {
            Draft draft = taken(desk, talk, takes, scene, open, origin);
            if (draft != null) {
                return draft;
            }
        } catch (ContextFullException _) {
            talk.forget();
            try {
                Draft draft = taken(desk, talk, takes, scene, open, origin);
                if (draft != null) {
                    return draft;
                }
            } catch (ContextFullException _) {
                talk.forget();
            }
        }
        Draft draft = takes.byRules(scene, open, drafts);
        talk.said(treatment.askUnsung(scene, talk.unheard(), null, null), Treatment.answer(draft));
        return draft;
    }

    private @Nullable Draft taken(Author.Desk desk, Talk talk, Takes takes, int scene, Map<CameraMove, Double> open,
            @Nullable Draft origin) throws IOException {
        List<SceneDirection> unheard = talk.unheard();
        SceneDirection returning = origin == null ? null : origin.plain();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            cancel.check();
            Message question = switch (attempt) {
                case 1 -> treatment.askScene(scene, unheard, returning, null);
                case 2 -> treatment.askUnsung(scene, unheard, returning, null);
                default -> treatment.askUnsung(scene, unheard, returning, takes.sketch(scene));
            };
            Author.Answer answer;
            try {
                answer = desk.answer(talk.with(question), treatment.scene(open), LIVELY, seed(scene + 1, attempt));
                unfit = 0;
            } catch (UnfitAnswerException e) {
                if (++unfit == UNFIT_IN_A_ROW) {
                    throw e;
                }
                return null;
            }
            counted(answer);
            if (attempt == TRIES || !takes.poor(answer.value(), others(origin))) {
                Draft draft = takes.mended(scene, answer.value(), open, others(origin), origin);
                if (draft != null) {
                    talk.said(question, answer.text());
                }
                return draft;
            }
        }
        return null;
    }

    /** An image that comes back may look like itself. */
    private List<Draft> others(@Nullable Draft origin) {
        return drafts.stream().filter(draft -> origin == null || draft.i() == drafts.size() - 1
                || echoes.origin(draft.i()) != origin.i()).toList();
    }

    private Map<CameraMove, Double> open(int scene) {
        return CameraLeanings.of(brief.segments().get(scene).energyHint(), scene == 0
                ? null
                : drafts.get(scene - 1)
                        .camera(),
                scene + 1 < drafts.size() ? drafts.get(scene + 1).camera() : null);
    }

    /** The last pass: what breaks the direction is written once more, everything else stays. */
    private void look(Canon canon, Takes takes, int from, int to) throws IOException {
        int scenes = brief.segments().size();
        progress.at(SCENES_DONE + (1 - SCENES_DONE) * from / scenes, "checking continuity of scenes " + (from + 1)
                + " to " + to + " of " + scenes);
        author.sit("continuity of scenes " + (from + 1) + " to " + to, cancel, desk -> {
            try {
                List<Message> talk = new ArrayList<>(treatment.aboutScenes(canon));
                talk.add(treatment.askContinuity(drafts.subList(from, to).stream().map(Draft::plain).toList()));
                JsonNode verdicts = counted(
                        desk.answer(talk, treatment.continuity(to - from), SOBER, seed(-1 - from, 0)));
                int left = Math.max(1, (to - from) / 4);
                for (int scene = from; scene < to && left > 0; scene++) {
                    String breaks = verdicts.path(scene - from).path("breaks").asText(Treatment.FITS);
                    if (!breaks.equals(Treatment.FITS) && !drafts.get(scene).byRules()) {
                        left--;
                        rewrite(desk, canon, takes, scene, breaks);
                    }
                }
            } catch (ContextFullException | UnfitAnswerException _) {
                // cannot be looked at as a whole; each scene was checked when it was written
            }
            return canon;
        });
    }

    private void rewrite(Author.Desk desk, Canon canon, Takes takes, int scene, String breaks) throws IOException {
        cancel.check();
        Draft origin = echoes.returns(scene) ? drafts.get(echoes.origin(scene)) : null;
        List<Message> talk = new ArrayList<>(treatment.aboutScenes(canon));
        List<SceneDirection> before = scene == 0 ? List.of() : List.of(drafts.get(scene - 1).plain());
        talk.add(treatment.askScene(scene, before, origin == null ? null : origin.plain(), "It was "
                + SongSheet.quoted(drafts.get(scene).text(), 200) + ", which breaks the " + breaks
                + " of the direction. Write it once more, so that it keeps it."));
        Map<CameraMove, Double> open = open(scene);
        JsonNode answer = counted(desk.answer(talk, treatment.scene(open), LIVELY, seed(scene + 1, TRIES + 1)));
        List<Draft> others = drafts.stream().filter(draft -> draft.i() != scene && (origin == null || Math.abs(draft.i()
                - scene) == 1 || echoes.origin(draft.i()) != origin.i())).toList();
        if (!takes.poor(answer, others)) {
            Draft draft = takes.mended(scene, answer, open, others, origin);
            if (draft != null) {
                drafts.set(scene, draft);
                listener.wrote(takes.dressed(draft));
            }
        }
    }

    private long seed(int scene, int attempt) {
        return Objects.hash(scene, attempt) * 0x9E3779B97F4A7C15L ^ brief.seed();
    }
}
