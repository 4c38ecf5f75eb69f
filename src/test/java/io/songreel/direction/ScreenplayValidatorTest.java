package io.songreel.direction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenplayValidatorTest {
    private static final List<Segment> SEGMENTS = List.of(new Segment(0, 0, 4, "", 0.5, "verse", 0),
            new Segment(1, 4, 8, "", 0.5, "chorus", 1));
    private static final Direction DIRECTION = new Direction("calm", "plain", List.of("#000000", "#777777", "#ffffff"),
            List.of("a door"), List.of("text"));
    private static final SceneDirection FIRST = new SceneDirection(0, "a texture of sand", "slow push in", "slow",
            "blur");
    private static final SceneDirection SECOND = new SceneDirection(1, "a wave", "pan left, eye level", "slow", "blur");

    @Test
    void a_good_screenplay_has_no_problems() {
        assertThat(problems(DIRECTION, FIRST, SECOND)).isEmpty();
    }

    @Test
    void there_are_as_many_scenes_as_segments_in_their_order() {
        assertThat(problems(DIRECTION, FIRST)).containsExactly("there are 1 scenes for 2 segments");
        assertThat(problems(DIRECTION, SECOND, FIRST)).contains("scene 0: its index is not its segment's",
                "scene 1: its index is not its segment's");
    }

    @Test
    void nothing_is_blank_or_too_long_or_of_two_lines() {
        assertThat(problems(DIRECTION, prompt(FIRST, " "), SECOND)).containsExactly("scene 0: prompt is blank");
        assertThat(problems(DIRECTION, prompt(FIRST, "x".repeat(600)), SECOND)).isEmpty();
        assertThat(problems(DIRECTION, prompt(FIRST, "x".repeat(601)), SECOND))
                .containsExactly("scene 0: prompt has more than 600 characters");
        assertThat(problems(DIRECTION, prompt(FIRST, "a\nb"), SECOND))
                .containsExactly("scene 0: prompt has a line break or control character");
        assertThat(problems(
                new Direction("m".repeat(121), "s".repeat(201), DIRECTION.palette(), List.of(""), List.of()), FIRST,
                SECOND)).containsExactly("mood has more than 120 characters", "style has more than 200 characters",
                        "motifs is blank");
    }

    @Test
    void a_palette_is_three_to_six_hex_colours_darkest_first() {
        assertThat(problems(palette("#000000", "#ffffff"), FIRST, SECOND)).hasSize(1);
        assertThat(problems(palette("#000000", "#777777", "white"), FIRST, SECOND)).hasSize(1);
        assertThat(problems(palette("#ffffff", "#777777", "#000000"), FIRST, SECOND)).hasSize(1);
    }

    @Test
    void a_forbidden_term_is_found_as_a_word_and_only_as_a_word() {
        assertThat(problems(DIRECTION, prompt(FIRST, "big TEXT, centred"), SECOND))
                .containsExactly("scene 0: its prompt has a term of do_not_include");
    }

    @Test
    void neighbours_differ_in_prompt_and_in_move() {
        assertThat(problems(DIRECTION, FIRST, prompt(SECOND, "A texture of sand "))).hasSize(1);
        SceneDirection sameMove = new SceneDirection(1, "a wave", "Slow push in, low angle", "slow", "blur");
        assertThat(problems(DIRECTION, FIRST, sameMove))
                .containsExactly("scene 1: its camera moves like the one before");
    }

    @Test
    void a_camera_names_a_known_move() {
        SceneDirection crane = new SceneDirection(0, "a roof", "crane over the roofs", "slow", "blur");
        assertThat(problems(DIRECTION, crane, SECOND)).containsExactly("scene 0: its camera names no known move");
    }

    @Test
    void problems_never_quote_the_text_and_stay_few() {
        List<SceneDirection> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(new SceneDirection(9, "secret text", "", "", ""));
        }
        List<String> problems = ScreenplayValidator.problems(new Screenplay(DIRECTION, many), SEGMENTS);
        assertThat(problems).hasSize(50).noneMatch(problem -> problem.contains("secret"));
    }

    private static List<String> problems(Direction direction, SceneDirection... scenes) {
        return ScreenplayValidator.problems(new Screenplay(direction, List.of(scenes)), SEGMENTS);
    }

    private static Direction palette(String... colours) {
        return new Direction("calm", "plain", List.of(colours), List.of(), List.of());
    }

    private static SceneDirection prompt(SceneDirection scene, String prompt) {
        return new SceneDirection(scene.i(), prompt, scene.camera(), scene.motion(), scene.negativePrompt());
    }
}
