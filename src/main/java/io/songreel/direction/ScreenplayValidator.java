package io.songreel.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a screenplay may be filmed: as many scenes as segments, in order, nothing blank or too long, no forbidden
 * term in a prompt, neighbours that differ. Lengths are UTF-16 chars. Problems never repeat what the text says.
 */
public final class ScreenplayValidator {
    public static final int MOST_MOOD = 120;
    public static final int MOST_STYLE = 200;
    public static final int MOST_MOTIF = 100;
    public static final int MOST_MOTIFS = 12;
    public static final int MOST_TERM = 60;
    public static final int MOST_TERMS = 32;
    public static final int MOST_PROMPT = 600;
    public static final int MOST_CAMERA = 80;
    public static final int MOST_MOTION = 200;
    public static final int MOST_NEGATIVE = 400;
    private static final int MOST_PROBLEMS = 50;

    private ScreenplayValidator() {
    }

    /** @return what is wrong, for a person, at most 50 lines; empty when the screenplay may be filmed */
    public static List<String> problems(Screenplay screenplay, List<Segment> segments) {
        List<String> problems = new ArrayList<>();
        direction(screenplay.direction(), problems);
        List<SceneDirection> scenes = screenplay.scenes();
        if (scenes.size() != segments.size()) {
            problems.add("there are " + scenes.size() + " scenes for " + segments.size() + " segments");
        }
        for (int k = 0; k < scenes.size(); k++) {
            SceneDirection scene = scenes.get(k);
            String name = "scene " + k + ": ";
            if (k < segments.size() && scene.i() != segments.get(k).i()) {
                problems.add(name + "its index is not its segment's");
            }
            scene(scene, screenplay.direction().doNotInclude(), name, problems);
            if (k > 0) {
                neighbours(scenes.get(k - 1), scene, name, problems);
            }
        }
        return List.copyOf(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)));
    }

    private static void direction(Direction direction, List<String> problems) {
        text("mood", direction.mood(), MOST_MOOD, problems);
        text("style", direction.style(), MOST_STYLE, problems);
        List<String> palette = direction.palette();
        if (palette.size() < Palettes.FEWEST || palette.size() > Palettes.MOST) {
            problems.add("palette: 3 to 6 colours are needed");
        }
        if (!palette.stream().allMatch(OkLab::isHex)) {
            problems.add("palette: a colour is written #rrggbb");
        } else {
            for (int c = 1; c < palette.size(); c++) {
                if (OkLab.ofHex(palette.get(c)).l() < OkLab.ofHex(palette.get(c - 1)).l()) {
                    problems.add("palette: the darkest colour comes first");
                    break;
                }
            }
        }
        list("motifs", direction.motifs(), MOST_MOTIFS, MOST_MOTIF, problems);
        list("do_not_include", direction.doNotInclude(), MOST_TERMS, MOST_TERM, problems);
    }

    private static void scene(SceneDirection scene, List<String> forbidden, String name, List<String> problems) {
        text(name + "prompt", scene.prompt(), MOST_PROMPT, problems);
        text(name + "camera", scene.camera(), MOST_CAMERA, problems);
        text(name + "motion", scene.motion(), MOST_MOTION, problems);
        text(name + "negative_prompt", scene.negativePrompt(), MOST_NEGATIVE, problems);
        if (CameraMove.in(scene.camera()).isEmpty()) {
            problems.add(name + "its camera names no known move");
        }
        if (Terms.containsAny(scene.prompt(), forbidden)) {
            problems.add(name + "its prompt has a term of do_not_include");
        }
    }

    private static void neighbours(SceneDirection before, SceneDirection scene, String name, List<String> problems) {
        if (before.prompt().strip().equalsIgnoreCase(scene.prompt().strip())) {
            problems.add(name + "its prompt is the one before");
        }
        Optional<CameraMove> move = CameraMove.in(scene.camera());
        if (move.isPresent() && move.equals(CameraMove.in(before.camera()))) {
            problems.add(name + "its camera moves like the one before");
        }
    }

    private static void list(String name, List<String> values, int most, int longest, List<String> problems) {
        if (values.size() > most) {
            problems.add(name + ": at most " + most);
        }
        values.forEach(value -> text(name, value, longest, problems));
    }

    private static void text(String name, String text, int most, List<String> problems) {
        if (text.isBlank()) {
            problems.add(name + " is blank");
        } else if (text.length() > most) {
            problems.add(name + " has more than " + most + " characters");
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            problems.add(name + " has a line break or control character");
        }
    }
}
