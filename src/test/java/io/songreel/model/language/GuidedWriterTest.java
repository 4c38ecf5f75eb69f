package io.songreel.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.CancelToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuidedWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Sampling FREE = new Sampling(1, 1, 0, 1, 0);
    private static final List<String> MOVES = List.of("slow push in", "slow pull out", "pan left", "pan right", "pan");
    private final TinyModels tiny = new TinyModels();

    @AfterEach
    void nothing_is_left() {
        assertThat(tiny.held()).isZero();
        tiny.close();
    }

    private static Shape.Fields fields(Object... namesAndShapes) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            fields.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return new Shape.Fields(fields);
    }

    private static Shape scene() {
        return fields("prompt", new Shape.Text(24), "camera", Shape.Choice.of(MOVES), "pace", new Shape.Whole(0, 12));
    }

    @Test
    void a_random_model_gives_a_valid_document_in_1000_of_1000_runs() throws IOException {
        Shape shape = fields("mood", new Shape.Text(6), "motifs", new Shape.Items(new Shape.Text(4), 0, 2), "scene",
                fields("prompt", new Shape.Text(9), "camera", Shape.Choice.of(MOVES), "pace", new Shape.Whole(0, 12)));
        Set<String> different = new HashSet<>();
        for (String name : List.of("tiny-qwen", "tiny-llama")) {
            LanguageModel model = TinyModels.read(name);
            tiny.open(model, context -> {
                context.append(model.tokenizer().encode("Scenes: "));
                for (int seed = 0; seed < 500; seed++) {
                    JsonNode value = write(model, context, shape, FREE, seed);
                    assertThat(shape.fits(value)).as("%s", value).isTrue();
                    different.add(value.toString());
                }
                return context;
            });
        }
        assertThat(different).hasSizeGreaterThan(990);
    }

    private static JsonNode write(LanguageModel model, Context context, Shape shape, Sampling how, long seed)
            throws IOException {
        GuidedWriter writer = new GuidedWriter(model, context.fork(), new Sampler(how, seed), CancelToken.never());
        try {
            JsonNode value = writer.write(shape);
            assertThat(JSON.readTree(SpacedJson.write(value))).isEqualTo(value);
            return value;
        } finally {
            writer.context().close();
        }
    }

    @Test
    void what_the_model_has_in_mind_is_the_document() throws IOException {
        LanguageModel model = TinyModels.read("tiny-qwen");
        Shape shape = fields("camera", Shape.Choice.of(MOVES), "pace", new Shape.Whole(7, 7), "other", Shape.Choice.of(
                List.of("no", "yes", "maybe")));
        tiny.open(model, context -> {
            context.append(model.tokenizer().encode("x"));
            GuidedWriter writer = new GuidedWriter(model, context.fork(), new Sampler(FREE, 4), CancelToken.never());
            String text = SpacedJson.write(writer.write(shape));
            try (Context written = writer.context(); Context read = context.fork()) {
                read.append(model.tokenizer().encodePlain(text));
                assertThat(read.length()).isEqualTo(written.length());
                float[] one = read.logits();
                float[] other = written.logits();
                for (int i = 0; i < one.length; i++) {
                    assertThat(other[i]).isCloseTo(one[i], offset(1e-4f));
                }
            }
            return context;
        });
    }

    @Test
    void a_choice_is_the_option_that_is_likeliest_as_a_whole() throws IOException {
        LanguageModel model = TinyModels.read("tiny-llama");
        for (int seed = 0; seed < 40; seed++) {
            int start = 10 * seed;
            tiny.open(model, context -> {
                context.append(start, start + 3, start + 5);
                List<Double> scores = new ArrayList<>();
                for (String option : MOVES) {
                    scores.add(score(model, context, option));
                }
                int best = scores.indexOf(scores.stream().max(Double::compare).orElseThrow());
                JsonNode chosen = write(model, context, Shape.Choice.of(MOVES), Sampling.GREEDY, 0);
                assertThat(chosen.asText()).isEqualTo(MOVES.get(best));
                List<Double> leanings = new ArrayList<>(List.of(0.0, 0.0, 0.0, 0.0, 0.0));
                leanings.set(2, 1000.0);
                assertThat(write(model, context, new Shape.Choice(MOVES, leanings), Sampling.GREEDY, 0).asText())
                        .isEqualTo("pan left");
                return context;
            });
        }
    }

    /** The long way: every token of the option, then its end. */
    private static double score(LanguageModel model, Context context, String option) throws IOException {
        double score = 0;
        try (Context read = context.fork()) {
            read.append(model.tokenizer().encodePlain("\""));
            for (int id : model.tokenizer().encodePlain(option)) {
                float[] logits = read.logits();
                score += logits[id] - Likelihood.logOfAll(logits);
                read.append(id);
            }
            BitSet ends = model.texts().quoteFirst();
            return score + Likelihood.logOf(read.logits(), ends) - Likelihood.logOfAll(read.logits());
        }
    }

    @Test
    void choices_are_drawn_as_often_as_they_are_likely() throws IOException {
        LanguageModel model = TinyModels.read("tiny-llama");
        List<String> two = List.of("left", "right");
        tiny.open(model, context -> {
            context.append(17, 4);
            double share = Likelihood.share(score(model, context, "left"), score(model, context, "right"));
            Sampling mild = new Sampling(1, 1, 0, 1, 0);
            int left = 0;
            for (int seed = 0; seed < 600; seed++) {
                left += write(model, context, Shape.Choice.of(two), mild, 7919L * seed).asText().equals("left") ? 1 : 0;
            }
            assertThat(left / 600.0).isCloseTo(share, offset(0.08));
            return context;
        });
    }

    @Test
    void a_document_that_has_no_room_is_refused_and_nothing_is_left() throws IOException {
        LanguageModel model = TinyModels.read("tiny-qwen", 30);
        assertThatThrownBy(() -> tiny.open(model, context -> write(model, context, new Shape.Items(scene(), 5, 5), FREE,
                1))).isInstanceOf(ContextFullException.class);
    }

    @Test
    void a_line_is_cut_at_a_sentence_or_a_word() {
        assertThat(line("A pier at dawn. Boats in the mist, slow", 30)).isEqualTo("A pier at dawn.");
        assertThat(line("one two, three four", 10)).isEqualTo("one two");
        assertThat(line("  much \t\n space\u0085 \"quoted\\ ", 40)).isEqualTo("much space quoted");
        assertThat(line("abcdefghij", 4)).isEqualTo("abcd");
        assertThat(line("abc😀😀", 4)).isEqualTo("abc");
        assertThat(line("星が流れる夜", 3)).isEqualTo("星が流");
    }

    private static String line(String text, int most) {
        LineText line = new LineText(most);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            line.append(each);
        }
        return line.finished();
    }

    @Test
    void a_shape_knows_what_fits_it_and_says_so_in_json_schema() throws IOException {
        assertThat(scene().fits(JSON.readTree("{\"prompt\": \"a\", \"camera\": \"pan\", \"pace\": 12}"))).isTrue();
        for (String bad : List.of("{\"prompt\": \"a\", \"camera\": \"pan\"}", "[]", "null", "\"x\"",
                "{\"prompt\": \"a\", \"camera\": \"fly\", \"pace\": 12}",
                "{\"prompt\": \"a\", \"camera\": \"pan\", \"pace\": 13}",
                "{\"prompt\": \"a\", \"camera\": \"pan\", \"pace\": \"1\"}",
                "{\"prompt\": \"7\", \"camera\": \"pan\", \"pace\": 1}",
                "{\"prompt\": \"a\\nb\", \"camera\": \"pan\", \"pace\": 1}",
                "{\"prompt\": \"abcdefghijklmnopqrstuvwxyz\", \"camera\": \"pan\", \"pace\": 1}",
                "{\"prompt\": \"a\", \"camera\": \"pan\", \"pace\": 1, \"start_s\": 3}")) {
            assertThat(scene().fits(JSON.readTree(bad))).as(bad).isFalse();
        }
        assertThat(scene().schema()).isEqualTo(JSON.readTree("""
                {"type": "object", "properties": {"prompt": {"type": "string", "maxLength": 24},
                "camera": {"type": "string", "enum": ["slow push in", "slow pull out", "pan left", "pan right", "pan"]},
                "pace": {"type": "integer", "minimum": 0, "maximum": 12}},
                "required": ["prompt", "camera", "pace"], "additionalProperties": false}"""));
        assertThatThrownBy(() -> Shape.Choice.of(List.of("a\"b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Shape.Whole(0, 5000)).isInstanceOf(IllegalArgumentException.class);
    }
}
