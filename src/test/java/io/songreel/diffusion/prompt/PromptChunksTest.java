package io.songreel.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class PromptChunksTest {
    @Test
    void prompts_are_cut_as_the_web_interface_cuts_them() throws IOException {
        for (JsonNode row : Golden.read("weights.json")) {
            PromptChunks chunks = PromptChunks.of(Tokenizers.TINY, row.get("prompt").asText());
            assertThat(chunks.count()).isEqualTo(row.get("chunks").size());
            for (int c = 0; c < chunks.count(); c++) {
                JsonNode wanted = row.get("chunks").get(c);
                assertThat(floats(chunks.chunks().get(c).ids())).isEqualTo(Golden.floats(wanted.get("ids")));
                assertThat(chunks.chunks().get(c).weights()).isEqualTo(Golden.floats(wanted.get("weights")));
            }
        }
    }

    @Test
    void the_shorter_prompt_is_padded_with_blank_chunks() {
        PromptChunks two = PromptChunks.of(Tokenizers.TINY, "a ".repeat(76)).paddedTo(1);
        assertThat(two.count()).isEqualTo(2);
        PromptChunks padded = PromptChunks.of(Tokenizers.TINY, "(a:2)").paddedTo(2);
        assertThat(padded.count()).isEqualTo(2);
        assertThat(padded.chunks().getFirst().weighted()).isTrue();
        PromptChunks.Chunk blank = PromptChunks.of(Tokenizers.TINY, "").chunks().getFirst();
        assertThat(padded.chunks().getLast().ids()).isEqualTo(blank.ids());
        assertThat(blank.weighted()).isFalse();
    }

    @Test
    void padding_behind_the_end_is_the_tokenizers() {
        long[] ids = PromptChunks.of(Tokenizers.SECOND, "a cat").chunks().getFirst().ids();
        assertThat(ids).startsWith(49406, 320, 2368, 49407, 0, 0).endsWith(0).hasSize(PromptChunks.LENGTH);
    }

    @Test
    void a_prompt_without_end_is_refused_with_a_text() {
        assertThat(PromptChunks.of(Tokenizers.TINY, "a ".repeat(16 * 75)).count()).isEqualTo(16);
        assertThatThrownBy(() -> PromptChunks.of(Tokenizers.TINY, "a ".repeat(16 * 75 + 1)))
                .isInstanceOf(PromptTooLong.class).hasMessageContaining("1200 tokens").hasMessageContaining("Shorten");
    }

    @Property(tries = 500)
    void chunks_hold_every_token_once_and_in_order(@ForAll("prompts") String prompt) {
        List<Long> tokens = new ArrayList<>();
        for (WeightedText piece : PromptWeights.parse(prompt)) {
            for (int id : Tokenizers.TINY.encode(piece.text())) {
                tokens.add((long) id);
            }
        }
        PromptChunks chunks = PromptChunks.of(Tokenizers.TINY, prompt);
        assertThat(chunks.count()).isEqualTo(Math.max(1, (tokens.size() + 74) / 75));
        int at = 0;
        for (PromptChunks.Chunk chunk : chunks.chunks()) {
            int filled = Math.min(75, tokens.size() - at);
            assertThat(chunk.ids()).hasSize(77).startsWith(Tokenizers.TINY.start());
            for (int i = 1; i <= filled; i++) {
                assertThat(chunk.ids()[i]).isEqualTo(tokens.get(at++));
            }
            for (int i = filled + 1; i < 77; i++) {
                assertThat(chunk.ids()[i]).isEqualTo(Tokenizers.TINY.end());
                assertThat(chunk.weights()[i]).isEqualTo(1);
            }
        }
        assertThat(at).isEqualTo(tokens.size());
    }

    @Provide
    Arbitrary<String> prompts() {
        return Arbitraries.strings().withChars("abcdefg  ,()[]:1.2é").ofMaxLength(400);
    }

    private static float[] floats(long[] ids) {
        float[] floats = new float[ids.length];
        for (int i = 0; i < ids.length; i++) {
            floats[i] = ids[i];
        }
        return floats;
    }
}
