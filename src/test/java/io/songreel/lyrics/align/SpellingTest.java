package io.songreel.lyrics.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.runtime.ModelException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final CtcVocabulary ENGLISH = FakeAcoustics.english();

    private static String english(String word) {
        return spell(ENGLISH, word);
    }

    private static String spell(CtcVocabulary vocabulary, String word) {
        return Arrays.stream(new Spelling(vocabulary).of(word)).mapToObj(
                token -> vocabulary.letters().entrySet().stream().filter(letter -> letter.getValue() == token)
                        .map(letter -> Character.toString(letter.getKey())).findFirst().orElse("?"))
                .collect(Collectors.joining());
    }

    @Test
    void words_are_written_in_the_models_letters() {
        assertThat(english("Hello,")).isEqualTo("HELLO");
        assertThat(english("don’t")).isEqualTo("DON'T");
        assertThat(english("(rock‘n’roll!)")).isEqualTo("ROCK'N'ROLL");
        assertThat(english("mother-in-law")).isEqualTo("MOTHERINLAW");
        assertThat(english("ﬁne")).isEqualTo("FINE");
    }

    @Test
    void marks_go_where_the_model_has_none() {
        assertThat(english("Café")).isEqualTo("CAFE");
        assertThat(english("naïve")).isEqualTo("NAIVE");
        assertThat(english("Straße")).isEqualTo("STRASSE");
        assertThat(english("Łódź")).isEqualTo("LODZ");
        assertThat(english("İstanbul")).isEqualTo("ISTANBUL");
        assertThat(english("smørrebrød")).isEqualTo("SMORREBROD");
    }

    @Test
    void marks_stay_where_the_model_knows_them() throws ModelException {
        CtcVocabulary german = CtcVocabulary.read("{\"<pad>\": 0, \"|\": 1, \"f\": 2, \"ü\": 3, \"r\": 4, \"ß\": 5}",
                -1);
        assertThat(spell(german, "FÜRß")).isEqualTo("fürß");
        assertThat(german.english()).isFalse();
    }

    @Test
    void numbers_are_read_out_in_english_only() throws ModelException {
        assertThat(english("1985")).isEqualTo("NINETEENEIGHTYFIVE");
        assertThat(english("2000")).isEqualTo("TWOTHOUSAND");
        assertThat(english("22nd")).isEqualTo("TWENTYSECOND");
        assertThat(english("80s")).isEqualTo("EIGHTIES");
        assertThat(english("99")).isEqualTo("NINETYNINE");
        assertThat(english("0")).isEqualTo("ZERO");
        assertThat(english("512")).isEqualTo("FIVEHUNDREDTWELVE");
        assertThat(english("10000")).isEqualTo("TENTHOUSAND");
        assertThat(english("40th")).isEqualTo("FORTIETH");
        CtcVocabulary other = CtcVocabulary.read("{\"[PAD]\": 0, \"é\": 1, \"z\": 2, \"e\": 3, \"r\": 4, \"o\": 5}",
                -1);
        assertThat(spell(other, "0")).isEmpty();
    }

    @Test
    void a_word_in_another_script_is_not_spelled() {
        assertThat(english("Привет")).isEmpty();
        assertThat(english("愛してる")).isEmpty();
        assertThat(english("♪")).isEmpty();
        assertThat(english("'")).isEmpty();
        assertThat(english("")).isEmpty();
    }

    @Test
    void a_model_of_another_script_spells_it() throws ModelException {
        CtcVocabulary korean = CtcVocabulary.read("{\"<pad>\": 0, \"사\": 1, \"랑\": 2, \"|\": 3}", 0);
        assertThat(spell(korean, "사랑!")).isEqualTo("사랑");
    }
}
