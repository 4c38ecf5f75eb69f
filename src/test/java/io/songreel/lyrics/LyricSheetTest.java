package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LyricSheetTest {
    private static Word word(String text, double start, double end) {
        return new Word(text, start, end, 1, Word.Source.ALIGNED);
    }

    private static LyricSheet sheet(String text, Word... words) {
        return LyricSheet.of(new Transcript(Transcript.Origin.UPLOADED, text, List.of(words), "en"));
    }

    @Test
    void lines_are_those_of_the_text() {
        LyricSheet sheet = sheet("Hello you\n\nGood night", word("Hello", 61, 61.4), word("you", 61.5, 62),
                word("Good", 62.1, 62.4), word("night", 62.5, 63.006));
        assertThat(sheet.lrc()).isEqualTo("[01:01.00]Hello you\n[01:02.10]Good night\n");
        assertThat(sheet.srt()).isEqualTo("""
                1
                00:01:01,000 --> 00:01:02,000
                Hello you

                2
                00:01:02,100 --> 00:01:03,006
                Good night

                """);
        assertThat(sheet.elrc()).startsWith("[01:01.00]<01:01.00>Hello <01:01.50>you<01:02.00>\n");
    }

    @Test
    void where_text_and_words_differ_a_line_ends_at_a_pause() {
        LyricSheet sheet = sheet("something else", word("one", 0, 0.5), word("two", 0.6, 1), word("three", 2, 2.5));
        assertThat(sheet.lrc()).isEqualTo("[00:00.00]one two\n[00:02.00]three\n");
    }

    @Test
    void a_long_run_of_words_is_broken() {
        Word[] words = new Word[40];
        for (int i = 0; i < words.length; i++) {
            words[i] = word("lalala", i * 0.5, i * 0.5 + 0.4);
        }
        assertThat(sheet("la", words).lrc().lines()).hasSizeGreaterThan(5).allMatch(line -> line.length() < 60);
    }

    @Test
    void markup_in_words_is_text_in_web_vtt() {
        assertThat(sheet("<b>", word("<b>", 3600, 3601)).vtt())
                .isEqualTo("WEBVTT\n\n01:00:00.000 --> 01:00:01.000\n&lt;b&gt;\n\n");
    }

    @Test
    void the_arrow_of_subrip_in_a_word_does_not_end_its_cue() {
        assertThat(sheet("a --> b", word("a", 1, 2), word("-->", 2, 3), word("b", 3, 4)).srt().lines())
                .containsExactly("1", "00:00:01,000 --> 00:00:04,000", "a → b", "");
    }

    @Test
    void a_line_break_within_a_word_breaks_no_file() {
        LyricSheet sheet = sheet("x", word("one\n\ntwo\u0000", 1, 2));
        assertThat(sheet.srt()).isEqualTo("1\n00:00:01,000 --> 00:00:02,000\none two\n\n");
        assertThat(sheet.lrc()).isEqualTo("[00:01.00]one two\n");
    }

    @Test
    void no_words_make_no_sheet() {
        assertThat(LyricSheet.of(Transcript.none()).isEmpty()).isTrue();
        assertThat(sheet("x", word("\u200b", 1, 2)).isEmpty()).isTrue();
    }
}
