package io.songreel.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FittingTest {
    private static final Shape.Choice MOVE = Shape.Choice.of(List.of("hold", "push in", "time of day"));

    private static Shape.Fields fields() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("line", new Shape.Text(24));
        fields.put("move", MOVE);
        fields.put("tags", new Shape.Items(new Shape.Text(10), 0, 2));
        return new Shape.Fields(fields);
    }

    private static String fit(Shape shape, String text) {
        return switch (Fitting.of(shape, text)) {
            case Fitting.Outcome.Fits fits -> {
                assertThat(shape.fits(fits.value())).isTrue();
                yield fits.text();
            }
            case Fitting.Outcome.Unfit(String reason) -> "! " + reason;
        };
    }

    @Test
    void words_fences_thoughts_and_echoes_around_the_document_are_left_out() {
        String good = "{\"line\": \"snow\", \"move\": \"hold\", \"tags\": [\"a\"]}";
        for (String text : List.of(good, "Sure:\n```json\n" + good + "\n```\nI hope {this} helps",
                "<think>{\"line\": 1}"
                        + "</think> " + good,
                "The form {\"type\": \"object\"} is filled in: " + good, "[citation] {oops " + good,
                good + good.replace("snow", "rain"), good.replace("]}", ",],}"))) {
            assertThat(fit(fields(), text)).as(text).isEqualTo(good);
        }
    }

    @Test
    void too_much_is_cut_and_letters_that_no_line_has_are_left_out() {
        assertThat(fit(fields(),
                "{\"start_s\": 3, \"line\": \"a \\\"red\\\"\\nlamp\\u0000 in the deep snow\", \"MOVE\": 1, "
                        + "\"move\": \"Push_In.\", \"tags\": [\"a\", 7, \"b\", \"c\"], \"i\": 9}"))
                .isEqualTo(
                        "{\"line\": \"a red lamp in the deep\", \"move\": \"push in\", \"tags\": [\"a\", \"b\"]}");
        assertThat(fit(fields(), "{\"line\": \"x\\ud800y\", \"move\": \"TIME OF DAY\"}")).isEqualTo(
                "{\"line\": \"x?y\", \"move\": \"time of day\", \"tags\": []}");
    }

    @Test
    void what_is_missing_or_of_another_kind_is_said_to_the_author() {
        Shape three = new Shape.Items(MOVE, 3, 3);
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("", "! there is no JSON in it");
        reasons.put("{\"line\": \"sno", "! it is not complete JSON");
        reasons.put("{}", "! \"line\" is missing");
        reasons.put("{\"line\": {}}", "! \"line\" has to be a text");
        reasons.put("{\"line\": \"123 --\"}", "! \"line\" has no words");
        reasons.put("{\"line\": \"a\", \"move\": \"zoom\"}",
                "! \"move\" has to be one of: hold, push in, time of day");
        reasons.put("{\"line\": \"a\", \"move\": \"hold\", \"tags\": \"a\"}", "! \"tags\" has to be a list");
        reasons.put("[]", "! the answer has to be an object with line, move, tags");
        reasons.forEach((text, reason) -> assertThat(fit(fields(), text)).isEqualTo(reason));
        assertThat(fit(three, "[\"hold\", \"hold\"]")).isEqualTo("! the answer has 2 usable entries, and 3 are needed");
        assertThat(fit(three, "{\"x\": [\"hold\", \"hm\", \"hold\", \"hold\"]}")).as("each entry has its place")
                .startsWith("! entry 2 of the answer has to be one of");
        assertThat(fit(new Shape.Whole(1, 9), "{\"answer\": \"7\"}")).isEqualTo("7");
        assertThat(fit(new Shape.Whole(1, 9), "{\"answer\": 1e400}")).isEqualTo(
                "! the answer has to be a whole number from 1 to 9");
    }
}
