package io.songreel.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {
    private final TinyModels tiny = new TinyModels();

    @AfterEach
    void nothing_is_left() {
        assertThat(tiny.held()).isZero();
        tiny.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-qwen", "tiny-llama"})
    void logits_are_those_of_the_reference(String name) throws IOException {
        JsonNode reference = TinyModels.json(name + "/reference.json");
        int[] prompt = TinyModels.ids(reference.path("prompt"));
        int[] greedy = TinyModels.ids(reference.path("greedy"));
        tiny.open(TinyModels.read(name), context -> {
            context.append(prompt);
            near(context.logits(), TinyModels.floats(reference.path("prompt_logits")), 1e-4f);
            for (int i = 0; i < greedy.length; i++) {
                context.append(greedy[i]);
                int row = rows(reference).indexOf(prompt.length + i);
                if (row >= 0) {
                    near(context.logits(), TinyModels.floats(reference.path("row_logits").path(row)), 1e-4f);
                }
                context.logits();
            }
            return context;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-qwen", "tiny-llama"})
    void greedy_tokens_are_the_same_with_and_without_a_cache(String name) throws IOException {
        JsonNode reference = TinyModels.json(name + "/reference.json");
        int[] prompt = TinyModels.ids(reference.path("prompt"));
        int[] expected = TinyModels.ids(reference.path("greedy"));
        LanguageModel model = TinyModels.read(name);
        int[] cached = tiny.open(model, context -> greedy(context, prompt));
        assertThat(cached).containsExactly(expected);
        int[] uncached = tiny.open(model, nothing -> {
            int[] text = prompt;
            for (int i = 0; i < expected.length; i++) {
                try (Context anew = nothing.fork()) {
                    anew.append(text);
                    text = Arrays.copyOf(text, text.length + 1);
                    text[text.length - 1] = new Sampler(Sampling.GREEDY, 0).next(anew.logits(), null);
                }
            }
            return Arrays.copyOfRange(text, prompt.length, text.length);
        });
        assertThat(uncached).containsExactly(expected);
    }

    private static int[] greedy(Context context, int... prompt) throws IOException {
        context.append(prompt);
        int[] tokens = new int[200];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = new Sampler(Sampling.GREEDY, 0).next(context.logits(), null);
            context.append(tokens[i]);
        }
        return tokens;
    }

    @Test
    void a_half_precision_graph_thinks_nearly_the_same() throws IOException {
        JsonNode reference = TinyModels.json("tiny-qwen/reference.json");
        tiny.open(TinyModels.read("tiny-qwen-fp16"), context -> {
            context.append(TinyModels.ids(reference.path("prompt")));
            near(context.logits(), TinyModels.floats(reference.path("prompt_logits")), 0.1f);
            return context;
        });
    }

    @Test
    void a_long_text_is_read_in_parts_and_thought_of_the_same() throws IOException {
        LanguageModel model = TinyModels.read("tiny-llama");
        int[] text = model.tokenizer().encode("the harbour sleeps under a violet sky ".repeat(60));
        assertThat(text.length).isGreaterThan(400);
        tiny.open(model, parts -> {
            try (Context steps = parts.fork()) {
                parts.append(text);
                float[] whole = parts.logits();
                for (int id : text) {
                    steps.append(id);
                    steps.logits();
                }
                near(steps.logits(), whole, 1e-4f);
                assertThat(parts.length()).isEqualTo(text.length);
                assertThat(parts.read()).isEqualTo(2L * text.length);
            }
            return parts;
        });
    }

    @Test
    void forks_go_on_alone() throws IOException {
        LanguageModel model = TinyModels.read("tiny-qwen");
        int[] start = model.tokenizer().encode("A song about the sea");
        tiny.open(model, context -> {
            context.append(start);
            float[] before = context.logits().clone();
            try (Context one = context.fork(); Context other = context.fork()) {
                one.append(model.tokenizer().encode(" and a red umbrella"));
                other.append(model.tokenizer().encode(" in the rain, and snow"));
                assertThat(one.logits()).isNotEqualTo(other.logits());
                assertThat(context.logits()).containsExactly(before);
            }
            try (Context again = context.fork()) {
                again.append(start);
                again.logits();
            }
            return context;
        });
    }

    @Test
    void more_than_the_model_can_keep_in_mind_is_refused() throws IOException {
        LanguageModel model = TinyModels.read("tiny-qwen", 20);
        assertThat(model.limit()).isEqualTo(20);
        assertThat(TinyModels.read("tiny-qwen").limit()).as("what the model can").isEqualTo(2048);
        tiny.open(model, context -> {
            context.append(new int[15]);
            assertThat(context.room()).isEqualTo(5);
            assertThatThrownBy(() -> context.append(new int[6])).isInstanceOf(ContextFullException.class)
                    .hasMessageContaining("20 tokens");
            context.append(new int[5]);
            assertThat(context.logits()).hasSize(model.tokenizer().size());
            return context;
        });
    }

    private static List<Integer> rows(JsonNode reference) {
        return Arrays.stream(TinyModels.ids(reference.path("rows"))).boxed().toList();
    }

    private static void near(float[] found, float[] expected, float most) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], offset(most));
        }
    }
}
