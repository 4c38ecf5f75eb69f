package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LyricLinesTest {
    private final List<Word> words = List.of(word("a", 0), word("b", 0.3), word("c", 2), word("d", 2.3));

    @Test
    void the_text_says_where_lines_end() {
        assertThat(LyricLines.of(transcript("a\n\nb c\nd"))).containsExactly(words.subList(0, 1), words.subList(1, 3),
                words.subList(3, 4));
    }

    @Test
    void a_pause_does_where_the_text_has_other_words() {
        assertThat(LyricLines.of(transcript("something else"))).containsExactly(words.subList(0, 2),
                words.subList(2, 4));
        assertThat(LyricLines.of(Transcript.none())).isEmpty();
    }

    private Transcript transcript(String text) {
        return new Transcript(Transcript.Origin.WHISPER, text, words, "");
    }

    private static Word word(String text, double start) {
        return new Word(text, start, start + 0.3, 1, Word.Source.WHISPER);
    }
}
