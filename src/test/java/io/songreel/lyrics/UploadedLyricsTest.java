package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.songreel.lyrics.Word.Source;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadedLyricsTest {
    @Test
    void plain_text_has_lines_and_no_times() {
        Transcript lyrics = UploadedLyrics.parse("\uFEFF  We  are\tthe line\r\n\r\n  and the next \r\n", 60);
        assertThat(lyrics.origin()).isEqualTo(Transcript.Origin.UPLOADED);
        assertThat(lyrics.text()).isEqualTo("We are the line\nand the next");
        assertThat(lyrics.words()).isEmpty();
    }

    @Test
    void words_of_a_timed_line_share_its_time_until_the_next_line() {
        Transcript lyrics = UploadedLyrics.parse("[ti:Song]\n[ar:Nobody]\n[00:10.00]a bbb\n[00:12.00]next\n", 60);
        assertThat(lyrics.text()).isEqualTo("a bbb\nnext");
        assertWord(lyrics.words().get(0), "a", 10, 10 + 2 * 2 / 6.0, Source.INTERPOLATED);
        assertWord(lyrics.words().get(1), "bbb", 10 + 2 * 2 / 6.0, 12, Source.INTERPOLATED);
    }

    @Test
    void a_line_before_a_solo_does_not_last_until_the_next_one() {
        Transcript lyrics = UploadedLyrics.parse("[00:10]four words are sung\n[00:50]after the solo", 60);
        assertThat(lyrics.words().get(3).end()).isEqualTo(14);
    }

    @Test
    void an_empty_timed_line_ends_the_one_before() {
        Transcript lyrics = UploadedLyrics.parse("[00:10]four words are sung\n[00:11]\n[00:20]more", 60);
        assertThat(lyrics.words().get(3).end()).isEqualTo(11);
        assertThat(lyrics.text()).isEqualTo("four words are sung\nmore");
    }

    @Test
    void a_line_with_several_times_comes_several_times() {
        Transcript lyrics = UploadedLyrics.parse("[00:30.00][00:10.00]chorus\n[00:20.00]verse", 60);
        assertThat(lyrics.text()).isEqualTo("chorus\nverse\nchorus");
        assertThat(starts(lyrics)).containsExactly(10.0, 20.0, 30.0);
    }

    @Test
    void a_positive_offset_makes_lines_come_earlier() {
        assertThat(starts(UploadedLyrics.parse("[offset:+500]\n[00:10]word", 60))).containsExactly(9.5);
        assertThat(starts(UploadedLyrics.parse("[00:10]word\n[Offset: -1500 ]", 60))).containsExactly(11.5);
    }

    @Test
    void words_of_enhanced_lrc_keep_the_times_they_were_given() {
        Transcript lyrics = UploadedLyrics.parse(
                "[00:12.00] <00:12.04> When <00:12.16> the <00:12.82> truth <00:13.29> \n[00:15.00]plain", 60);
        assertThat(lyrics.text()).isEqualTo("When the truth\nplain");
        assertWord(lyrics.words().get(0), "When", 12.04, 12.16, Source.UPLOADED);
        assertWord(lyrics.words().get(1), "the", 12.16, 12.82, Source.UPLOADED);
        assertWord(lyrics.words().get(2), "truth", 12.82, 13.29, Source.UPLOADED);
        assertThat(lyrics.words().get(3).source()).isEqualTo(Source.INTERPOLATED);
    }

    @Test
    void word_tags_may_stand_in_square_brackets_and_before_syllables() {
        Transcript lyrics = UploadedLyrics.parse("[00:01.00]He[00:01.30]llo [00:01.60]you [00:02.00]", 60);
        assertThat(lyrics.text()).isEqualTo("Hello you");
        assertWord(lyrics.words().get(0), "Hello", 1.0, 1.6, Source.INTERPOLATED);
        assertWord(lyrics.words().get(1), "you", 1.6, 2.0, Source.UPLOADED);
    }

    @Test
    void a_repeated_enhanced_line_carries_its_word_times_along() {
        Transcript lyrics = UploadedLyrics.parse("[00:01.00][00:11.00]<00:01.00>one <00:01.50>two<00:02.00>", 60);
        assertThat(starts(lyrics)).containsExactly(1.0, 1.5, 11.0, 11.5);
    }

    @Test
    void lines_without_a_tag_go_with_the_line_before() {
        Transcript lyrics = UploadedLyrics.parse("[00:10]one\ntwo\n[00:20]three", 60);
        assertThat(lyrics.text()).isEqualTo("one two\nthree");
    }

    @Test
    void a_translation_at_the_same_time_is_sung_by_nobody_twice() {
        Transcript lyrics = UploadedLyrics.parse("[00:10]bonjour\n[00:10]hello\n[00:14]fin", 60);
        assertThat(starts(lyrics)).isSorted().hasSize(3);
        assertThat(lyrics.words().get(1).start()).isGreaterThan(10).isLessThan(14);
    }

    @Test
    void times_beyond_the_song_are_cut_to_it_or_dropped() {
        Transcript lyrics = UploadedLyrics.parse("[00:09]at the end\n[00:20]never heard", 10);
        assertThat(lyrics.text()).isEqualTo("at the end");
        assertThat(lyrics.words().getLast().end()).isEqualTo(10);
        Transcript other = UploadedLyrics.parse("[01:00]of another\n[02:00]song", 10);
        assertThat(other.text()).isEqualTo("of another\nsong");
        assertThat(other.words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[01:02], 62", "[1:2.5], 62.5", "[01:02.34], 62.34", "[01:02.345], 62.345", "[01:02:34], 62.34",
        "[0:01:02.5], 62.5", "[ 01:02.34 ], 62.34", "'[01:02,5]', 62.5"})
    void the_times_met_in_the_wild_are_read(String tag, double seconds) {
        assertThat(UploadedLyrics.parse(tag + "word", 100).words().getFirst().start())
                .isCloseTo(seconds, within(1e-9));
    }

    @Test
    void no_text_is_no_lyrics() {
        assertThat(UploadedLyrics.parse(" \r\n\uFEFF\t", 10)).isEqualTo(Transcript.none());
        assertThat(UploadedLyrics.parse("[00:01.00]\n[00:02.00]", 10)).isEqualTo(Transcript.none());
    }

    @Test
    void more_than_64_kib_is_refused() {
        String most = "é".repeat(UploadedLyrics.MAX_BYTES / 2);
        assertThat(UploadedLyrics.parse(most, 10).text()).isEqualTo(most);
        assertThatThrownBy(() -> UploadedLyrics.parse(most + "e", 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_of_nothing_but_tags_does_not_grow_without_bound() {
        String hostile = "[0:1]".repeat(6_000) + "\n" + "a ".repeat(16_000);
        assertThat(UploadedLyrics.parse(hostile, 100).words()).hasSizeLessThan(512 * 1024);
    }

    @Property(tries = 5_000)
    void any_text_gives_words_in_order_within_the_song_that_agree_with_its_text(@ForAll("lrcLike") String text,
            @ForAll @DoubleRange(min = 0.05, max = 300) double duration) {
        Transcript lyrics = UploadedLyrics.parse(text, duration);
        double at = 0;
        for (Word word : lyrics.words()) {
            assertThat(word.start()).isGreaterThanOrEqualTo(at).isLessThan(duration + 1e-9);
            assertThat(word.end()).isLessThanOrEqualTo(duration);
            at = word.start();
        }
        if (!lyrics.words().isEmpty()) {
            assertThat(lyrics.words().stream().map(Word::text).toList()).isEqualTo(Tokens.of(lyrics.text()));
        }
    }

    @Provide
    Arbitrary<String> lrcLike() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of("[00:01.00]", "[00:10.5]", "[01:00:20]", "[00:10.5]", "<00:01.50>", "<00:09.99>",
                        "[offset:700]", "[offset:-90000]", "[ar:x]", "[", "]", "<", ">", "\n", "\r\n", "\uFEFF", " ",
                        "word", "two words", "\u3000", "[99:99.999]", "[00:00]"),
                Arbitraries.strings().ofMaxLength(6));
        return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
    }

    private static void assertWord(Word word, String text, double start, double end, Source source) {
        assertThat(word.text()).isEqualTo(text);
        assertThat(word.start()).isCloseTo(start, within(1e-9));
        assertThat(word.end()).isCloseTo(end, within(1e-9));
        assertThat(word.source()).isEqualTo(source);
    }

    private static List<Double> starts(Transcript lyrics) {
        return lyrics.words().stream().map(word -> Math.round(word.start() * 1000) / 1000.0).toList();
    }

    @Test
    void lines_are_what_is_sung_in_stanzas() {
        List<UploadedLine> lines = UploadedLyrics.lines(
                "[Verse 1]\nOne  two\n\n\nthree (Applause)\nfour\n[Chorus]\n♪ five",
                60);
        assertThat(lines).extracting(UploadedLine::text).containsExactly("One two", "three", "four", "five");
        assertThat(lines).extracting(UploadedLine::opensStanza).containsExactly(true, true, false, true);
        assertThat(lines).allMatch(line -> line.times().isEmpty() && !line.timedByWord());
    }

    @Test
    void lines_bring_the_times_of_an_lrc() {
        List<UploadedLine> lines = UploadedLyrics.lines("[00:05]one [x] two\n[00:02]<00:02>three <00:03>four <00:04>",
                60);
        assertThat(lines).extracting(UploadedLine::text).containsExactly("three four", "one two");
        assertThat(lines).extracting(UploadedLine::timedByWord).containsExactly(true, false);
        assertThat(lines.get(1).times().getFirst().start()).isEqualTo(5);
    }

    @Test
    void an_lrc_whose_times_lie_beyond_the_song_is_plain_text() {
        List<UploadedLine> lines = UploadedLyrics.lines("[50:00]one\n[50:01]two", 60);
        assertThat(lines).extracting(UploadedLine::text).containsExactly("one", "two");
        assertThat(lines).allMatch(line -> line.times().isEmpty());
    }
}
