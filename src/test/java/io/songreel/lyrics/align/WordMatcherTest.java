package io.songreel.lyrics.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.songreel.job.CancelToken;
import io.songreel.lyrics.Tokens;
import io.songreel.lyrics.align.WordMatcher.Match;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WordMatcherTest {
    private static List<Match> match(List<String> sung, List<String> heard) {
        return WordMatcher.match(sung, heard, (i, j) -> true, CancelToken.never());
    }

    private static String pairs(String sung, String heard) {
        return match(Tokens.of(sung), Tokens.of(heard)).stream()
                .map(match -> match.sung() + "-" + match.heard() + (match.sungCount() > 1 ? "s" : "")
                        + (match.heardCount() > 1 ? "h" : ""))
                .collect(Collectors.joining(" "));
    }

    @Test
    void the_same_words_match() {
        assertThat(pairs("walking down the street", "walking down the street")).isEqualTo("0-0 1-1 2-2 3-3");
    }

    @Test
    void words_nearly_heard_match_and_others_do_not() {
        assertThat(pairs("walking down the street", "talking down a street")).isEqualTo("0-0 1-1 3-3");
    }

    @Test
    void what_is_missing_on_either_side_is_skipped() {
        assertThat(pairs("walking down the street tonight", "yeah walking the street oh tonight"))
                .isEqualTo("0-1 2-2 3-3 4-5");
    }

    @Test
    void words_may_be_heard_apart_or_together() {
        assertThat(pairs("everybody dance now", "every body dance now")).isEqualTo("0-0h 1-2 2-3");
        assertThat(pairs("every body dance now", "everybody dance now")).isEqualTo("0-0s 2-1 3-2");
    }

    @Test
    void a_chorus_that_was_heard_once_keeps_together() {
        String chorus = "oh the river runs so deep";
        assertThat(pairs(chorus + " verse words are here " + chorus, "verse words are here oh the river runs so deep"))
                .isEqualTo("6-0 7-1 8-2 9-3 10-4 11-5 12-6 13-7 14-8 15-9");
    }

    @Test
    void windows_hold() {
        List<Match> matches = WordMatcher.match(List.of("love"), List.of("love", "love"), (i, j) -> j == 1,
                CancelToken.never());
        assertThat(matches).hasSize(1).first().extracting(Match::heard).isEqualTo(1);
    }

    @Test
    void what_would_take_too_much_memory_is_not_matched() {
        assertThat(match(Collections.nCopies(20_000, "a"), Collections.nCopies(10_000, "a"))).isEmpty();
    }

    @Property(tries = 500)
    void matches_are_in_order_and_take_each_word_once(@ForAll("words") List<String> sung,
            @ForAll("words") List<String> heard) {
        int nextSung = 0;
        int nextHeard = 0;
        for (Match match : match(sung, heard)) {
            assertThat(match.sung()).isGreaterThanOrEqualTo(nextSung);
            assertThat(match.heard()).isGreaterThanOrEqualTo(nextHeard);
            assertThat(match.likeness()).isBetween(0.6, 1.0);
            nextSung = match.sung() + match.sungCount();
            nextHeard = match.heard() + match.heardCount();
        }
        assertThat(nextSung).isLessThanOrEqualTo(sung.size());
        assertThat(nextHeard).isLessThanOrEqualTo(heard.size());
    }

    @Property(tries = 200)
    void a_song_matches_itself(@ForAll("words") List<String> words) {
        assertThat(match(words, words)).hasSize(words.size()).allMatch(match -> match.sung() == match.heard());
    }

    @Test
    void likeness_is_the_share_of_letters_that_stay() {
        Likeness likeness = new Likeness();
        assertThat(likeness.of("street", "streets")).isCloseTo(6.0 / 7, within(1e-9));
        assertThat(likeness.of("kitten", "sitting")).isCloseTo(4.0 / 7, within(1e-9));
        assertThat(likeness.of("a", "everything")).isZero();
        assertThat(likeness.of("", "")).isZero();
    }

    @Provide
    static Arbitrary<List<String>> words() {
        return Arbitraries.of("love", "lover", "the", "a", "every", "body", "everybody", "night", "tonight", "to")
                .list().ofMinSize(1).ofMaxSize(25);
    }
}
