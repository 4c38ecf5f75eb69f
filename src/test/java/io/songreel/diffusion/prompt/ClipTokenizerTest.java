package io.songreel.diffusion.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.diffusion.Golden;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTokenizerTest {
    @Test
    void texts_become_the_ids_of_transformers_fast_tokenizer() throws IOException {
        for (JsonNode row : Golden.read("clip/texts.json")) {
            String text = row.get("text").asText();
            assertThat(Tokenizers.CLIP.encode(text)).as(text).containsExactly(ids(row.get("fast")));
            if (row.has("second_fast")) {
                assertThat(Tokenizers.SECOND.encode(text)).as(text).containsExactly(ids(row.get("second_fast")));
            }
        }
    }

    @Test
    void the_second_encoder_of_sdxl_pads_with_0() {
        assertThat(Tokenizers.SECOND.pad()).isZero();
        assertThat(Tokenizers.CLIP.pad()).isEqualTo(Tokenizers.CLIP.end()).isEqualTo(49407);
        assertThat(Tokenizers.CLIP.start()).isEqualTo(49406);
        assertThat(Tokenizers.CLIP.size()).isEqualTo(49408);
    }

    @Property(tries = 1000)
    void any_text_becomes_ids_of_the_vocabulary(@ForAll("texts") String text) {
        for (int id : Tokenizers.TINY.encode(text)) {
            assertThat(id).isBetween(0, Tokenizers.TINY.size() - 1);
        }
        assertThat(Tokenizers.TINY.encode(text)).isEqualTo(Tokenizers.TINY.encode(text));
        assertThat(Tokenizers.TINY.encode(" " + text + "\n")).isEqualTo(Tokenizers.TINY.encode(text));
    }

    /** 100 kB of one word took minutes with a tokenizer that looks for the best pair over and over. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "!", "'", "''s", "é", "😀", "<", "<|endoftext|>", "1", "a ", "\u0301", "İ"})
    void a_hostile_text_ends(String part) {
        String text = part.repeat(100_000 / part.length());
        assertThat(Tokenizers.SECOND.encode(text)).isNotEmpty();
    }

    @Test
    void a_lone_surrogate_is_a_question_mark() {
        assertThat(Tokenizers.TINY.encode("\ud83d")).isEqualTo(Tokenizers.TINY.encode("?"));
    }

    @Test
    void files_that_do_not_belong_together_are_told(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("vocab.json"), "{\"<|startoftext|>\": 0, \"<|endoftext|>\": 1, \"a\": 2}");
        Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");
        assertThatThrownBy(() -> ClipTokenizer.read(folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("pull it again").hasMessageNotContaining(folder.toString());
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": \"b\"");
        assertThatThrownBy(() -> ClipTokenizer.read(folder)).isInstanceOf(ModelException.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(80),
                Arbitraries.strings().withChars("ab'sS!?1 é中<|>İΣ\u00a0\n\ud83d\ude00").ofMaxLength(60),
                Arbitraries.of("it's", "<|endoftext|>", "<|ENDOFTEXT|>a", "\u0000", "'re 've 'll"));
    }

    private static int[] ids(JsonNode list) {
        int[] ids = new int[list.size()];
        Arrays.setAll(ids, i -> list.get(i).asInt());
        return ids;
    }
}
