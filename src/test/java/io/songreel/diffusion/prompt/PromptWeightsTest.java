package io.songreel.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.diffusion.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptWeightsTest {
    @Test
    void weights_are_read_as_the_web_interface_reads_them() throws IOException {
        for (JsonNode row : Golden.read("weights.json")) {
            List<WeightedText> wanted = new ArrayList<>();
            for (JsonNode piece : row.get("pieces")) {
                wanted.add(new WeightedText(piece.get("text").asText(), (float) piece.get("weight").asDouble()));
            }
            assertThat(PromptWeights.parse(row.get("prompt").asText())).isEqualTo(wanted);
        }
    }

    @Test
    void a_weight_that_is_no_number_is_text() {
        assertThat(PromptWeights.parse("(a:1.2.3)")).containsExactly(new WeightedText("a:1.2.3", 1.1f));
        assertThat(PromptWeights.parse("(a: 1.2 )")).containsExactly(new WeightedText("a", 1.2f));
        assertThat(PromptWeights.parse("(a:b:2)")).containsExactly(new WeightedText("a:b", 2));
        assertThat(PromptWeights.parse("a:1.2)")).containsExactly(new WeightedText("a:1.2)", 1));
    }

    @Test
    void weights_stay_finite() {
        assertThat(PromptWeights.parse("(".repeat(20_000) + "a")).containsExactly(new WeightedText("a", 100));
        assertThat(PromptWeights.parse("[".repeat(20_000) + "a")).singleElement()
                .satisfies(piece -> assertThat(piece.weight()).isBetween(0f, 1e-9f));
        assertThat(PromptWeights.parse("(".repeat(20_000) + "(a:0)")).containsExactly(new WeightedText("a", 0));
        assertThat(PromptWeights.parse("(a:-99999999999)")).containsExactly(new WeightedText("a", -100));
    }

    /** Weights multiplied bracket by bracket over all the text behind took quadratic time. */
    @ParameterizedTest
    @ValueSource(strings = {"(a", "[a", "(a)", "(a:", ":", "\\", "((a:1.1", "(a:1", "(:1.1)", ")]", "(a:   "})
    void a_hostile_prompt_ends(String part) {
        assertThat(PromptWeights.parse(part.repeat(200_000 / part.length()))).isNotEmpty();
    }

    @Property(tries = 1000)
    void any_prompt_has_pieces_that_differ_from_their_neighbours(@ForAll("prompts") String prompt) {
        List<WeightedText> pieces = PromptWeights.parse(prompt);
        assertThat(pieces).isNotEmpty();
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(pieces.get(i).weight()).isBetween(-100f, 100f);
            assertThat(i > 0 && pieces.get(i).weight() == pieces.get(i - 1).weight()).isFalse();
        }
        if (prompt.chars().noneMatch(letter -> "()[]\\".indexOf(letter) >= 0)) {
            assertThat(pieces).containsExactly(new WeightedText(prompt, 1));
        }
    }

    @Provide
    Arbitrary<String> prompts() {
        return Arbitraries.oneOf(Arbitraries.strings().withChars("ab ()[]\\:.12+-").ofMaxLength(60),
                Arbitraries.strings().all().ofMaxLength(60));
    }
}
