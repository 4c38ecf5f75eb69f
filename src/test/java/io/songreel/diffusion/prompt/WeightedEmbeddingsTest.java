package io.songreel.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.diffusion.Golden;
import java.io.IOException;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightedEmbeddingsTest {
    /** Prompts of the same tokens: what a text encoder makes of them differs by their weights only. */
    @Test
    void states_are_weighted_as_the_web_interface_weights_them() throws IOException {
        JsonNode rows = Golden.read("weights.json");
        int compared = 0;
        for (JsonNode plain : rows) {
            for (JsonNode weighted : rows) {
                JsonNode chunk = weighted.get("chunks").get(0);
                boolean same = plain.get("chunks").size() == 1 && weighted.get("chunks").size() == 1
                        && plain.get("chunks").get(0).get("ids").equals(chunk.get("ids"));
                if (same && !PromptChunks.of(Tokenizers.TINY, plain.get("prompt").asText()).chunks().getFirst()
                        .weighted()) {
                    float[] states = Golden.floats(plain.get("embeddings"));
                    float[] actual = WeightedEmbeddings.apply(states, Golden.floats(chunk.get("weights")), 77,
                            states.length / 77);
                    assertThat(Golden.difference(actual, Golden.floats(weighted.get("embeddings"))))
                            .as(weighted.get("prompt").asText()).isLessThan(2e-6);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(8);
    }

    @Test
    void the_mean_stays_what_it_was() {
        float[] states = {1, 2, 3, 4, 5, 6};
        float[] weighted = WeightedEmbeddings.apply(states, new float[]{1, 2, 0.5f}, 3, 2);
        assertThat(IntStream.range(0, 6).mapToDouble(k -> weighted[k]).sum()).isCloseTo(21, Offset.offset(1e-5));
        assertThat(weighted[2] / weighted[0]).isEqualTo(6);
        assertThat(states).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void without_weights_nothing_is_touched() {
        float[] states = {1, -2};
        assertThat(WeightedEmbeddings.apply(states, new float[]{1}, 1, 2)).isSameAs(states);
    }

    @Test
    void a_mean_of_nothing_is_not_restored() {
        assertThat(WeightedEmbeddings.apply(new float[]{1, 2}, new float[]{0}, 1, 2)).containsExactly(0, 0);
    }

    @Test
    void sizes_must_fit() {
        assertThatThrownBy(() -> WeightedEmbeddings.apply(new float[5], new float[2], 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
