package io.songreel.direction.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.direction.CameraMove;
import io.songreel.direction.Clip;
import io.songreel.direction.SceneDirection;
import io.songreel.direction.ScreenplayValidator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges and mends what an author wrote for one scene, so that every scene can be filmed. */
final class Takes {
    private static final int FEWEST_WORDS = 4;
    private static final int FEWEST_IN_MOTION = 2;
    private static final double TOO_ALIKE = 0.8;
    private static final int ANCHOR = 110;
    private static final int CALLBACK_WORDS = 2;
    private static final int LONG_WORD = 4;

    private final Canon canon;
    private final BannedTerms banned;
    private final Showing showing;
    private final List<SceneDirection> rules;

    Takes(Canon canon, Showing showing, List<SceneDirection> rules) {
        this.canon = canon;
        this.showing = showing;
        this.banned = new BannedTerms(canon.direction().doNotInclude());
        this.rules = rules;
    }

    /** Whether the author should try once more; all can be mended, but not all the better for it. */
    boolean poor(JsonNode answer, List<Draft> others) {
        String text = Showing.shown(answer.path("prompt").asText());
        return banned.in(text) || unusable(text, others);
    }

    /**
     * @param others
     *            scenes that it must not repeat
     * @param origin
     *            whose image comes back
     * @return null when nothing can be made of it
     */
    @Nullable
    Draft mended(int scene, JsonNode answer, Map<CameraMove, Double> open, List<Draft> others, @Nullable Draft origin) {
        String text = ended(Clip.line(banned.without(Showing.shown(answer.path("prompt").asText())),
                Treatment.MOST_PROMPT));
        if (unusable(text, others)) {
            return null;
        }
        String motion = Clip.line(banned.without(answer.path("motion").asText()), ScreenplayValidator.MOST_MOTION);
        return new Draft(scene, origin == null ? text : recalling(text, origin), camera(answer, open),
                moves(motion) ? motion : rules.get(scene).motion(), false);
    }

    private boolean unusable(String text, List<Draft> others) {
        return tooShort(text) || showing.speaks(text) || saysOnlyTheLook(text) || repeats(text, others);
    }

    private boolean saysOnlyTheLook(String text) {
        return Echoes.words(canon.direction().mood() + ' ' + canon.direction().style() + ' ' + canon.look())
                .containsAll(Echoes.words(text));
    }

    /** Not a number, not talk, not the camera, not the film's look once more. */
    private boolean moves(String motion) {
        return Echoes.words(motion).size() >= FEWEST_IN_MOTION && !showing.speaks(motion)
                && CameraMove.in(motion).isEmpty() && !saysOnlyTheLook(motion);
    }

    /** What rules would show there, for an author who finds nothing. */
    String sketch(int scene) {
        return banned.without(opening(rules.get(scene).prompt()));
    }

    /** The scene that rules wrote, as far as it goes with this film. */
    Draft byRules(int scene, Map<CameraMove, Double> open, List<Draft> others) {
        SceneDirection written = rules.get(scene);
        String text = ended(Clip.line(banned.without(opening(written.prompt())), Treatment.MOST_PROMPT));
        if (text.isBlank() || others.stream().anyMatch(other -> other.text().equalsIgnoreCase(text))) {
            String moment = "Moment " + (scene + 1) + ": " + (text.isBlank() ? canon.place() : text);
            return new Draft(scene, ended(moment), own(written, open), written.motion(), true);
        }
        return new Draft(scene, text, own(written, open), written.motion(), true);
    }

    /** With the film's look, ready to be filmed. */
    SceneDirection dressed(Draft draft) {
        String prompt = canon.look().isBlank() ? draft.text() : draft.text() + " " + Clip.sentence(canon.look()) + ".";
        Set<String> negative = new HashSet<>();
        List<String> parts = new ArrayList<>();
        List<String> all = new ArrayList<>(banned.terms());
        all.addAll(List.of(rules.get(draft.i()).negativePrompt().split(", ", -1)));
        for (String part : all) {
            if (negative.add(part)) {
                parts.add(part);
            }
        }
        return new SceneDirection(rules.get(draft.i()).i(), Clip.line(prompt, ScreenplayValidator.MOST_PROMPT),
                draft.camera().phrase(), draft.motion(), Clip.joined(parts, ", ", ScreenplayValidator.MOST_NEGATIVE));
    }

    private static CameraMove camera(JsonNode answer, Map<CameraMove, Double> open) {
        return CameraMove.in(answer.path("camera").asText()).filter(open::containsKey).orElseGet(() -> best(open));
    }

    private static CameraMove own(SceneDirection written, Map<CameraMove, Double> open) {
        return CameraMove.in(written.camera()).filter(open::containsKey).orElseGet(() -> best(open));
    }

    private static CameraMove best(Map<CameraMove, Double> open) {
        return open.entrySet().stream().max(Comparator.comparingDouble(Map.Entry::getValue)).orElseThrow().getKey();
    }

    private static boolean tooShort(String text) {
        return Echoes.words(text).size() < FEWEST_WORDS;
    }

    private static boolean repeats(String text, List<Draft> others) {
        Set<String> words = Echoes.words(text);
        for (Draft other : others) {
            Set<String> known = Echoes.words(other.text());
            Set<String> shared = new HashSet<>(words);
            shared.retainAll(known);
            if (shared.size() >= TOO_ALIKE * (words.size() + known.size() - shared.size())) {
                return true;
            }
        }
        return false;
    }

    /** An image that comes back is named, if the author did not. */
    private static String recalling(String text, Draft origin) {
        Set<String> shared = new HashSet<>(Echoes.words(text));
        shared.retainAll(Echoes.words(origin.text()));
        if (shared.stream().filter(word -> word.length() >= LONG_WORD).count() >= CALLBACK_WORDS) {
            return text;
        }
        String anchor = Clip.line(origin.text(), ANCHOR);
        int clause = anchor.indexOf(", ", ANCHOR / 3);
        return (clause > 0 ? anchor.substring(0, clause) : anchor).replaceAll("[\\s.,;:!?]+$", "") + ", once more. "
                + text;
    }

    /** The first two sentences: what is seen and where; after them comes the look of another film. */
    private static String opening(String prompt) {
        int first = prompt.indexOf(". ");
        int second = first < 0 ? -1 : prompt.indexOf(". ", first + 2);
        return second < 0 ? prompt : prompt.substring(0, second + 1);
    }

    private static String ended(String text) {
        return text.isEmpty() || text.matches("(?s).*[.!?…]$") ? Clip.sentence(text) : Clip.sentence(text) + ".";
    }
}
