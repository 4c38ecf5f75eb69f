package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CuesTest {
    private static Word word(String text, double start, double end) {
        return new Word(text, start, end, 1, Word.Source.ALIGNED);
    }

    @Property(tries = 500)
    void every_word_is_read_once_in_order_in_time_and_in_two_rows(@ForAll("songs") List<List<Word>> lines,
            @ForAll @IntRange(min = 8, max = 42) int columns) {
        List<Cue> cues = Cues.of(lines, columns);

        assertThat(cues.stream().flatMap(cue -> cue.rows().stream()).flatMap(List::stream))
                .containsExactlyElementsOf(lines.stream().flatMap(List::stream).toList());
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            assertThat(cue.rows()).hasSizeBetween(1, 2);
            assertThat(cue.rows()).allMatch(
                    row -> row.size() == 1 || Rows.columns(new Cue(0, 1, List.of(row)).text("\n")) <= columns);
            assertThat(cue.end() - cue.start()).isGreaterThan(Cues.SHORTEST_SECONDS - 1e-9);
            assertThat(cue.start()).isGreaterThanOrEqualTo(i == 0 ? 0 : cues.get(i - 1).end());
        }
    }

    @Test
    void a_cue_appears_with_its_first_word_and_goes_with_its_last() {
        List<Cue> cues = Cues.of(List.of(List.of(word("one", 1, 2), word("two", 2, 4)), List.of(word("three", 6, 7))),
                42);
        assertThat(cues).extracting(Cue::start).containsExactly(1.0, 6.0);
        assertThat(cues).extracting(Cue::end).containsExactly(4.0, 7.0);
    }

    @Test
    void a_short_word_stays_long_enough_to_be_read_but_not_into_the_next_line() {
        List<Cue> cues = Cues.of(List.of(List.of(word("hey", 1, 1.1)), List.of(word("you", 1.9, 2)),
                List.of(word("there", 5, 5.1))), 42);
        assertThat(cues).extracting(Cue::end).satisfiesExactly(end -> assertThat(end).isCloseTo(11 / 6.0, within(1e-9)),
                end -> assertThat(end).isCloseTo(1.9 + 5 / 6.0, within(1e-9)),
                end -> assertThat(end).isCloseTo(5 + 5 / 6.0, within(1e-9)));
    }

    @Test
    void lines_too_fast_to_read_alone_share_the_screen() {
        List<Cue> cues = Cues.of(List.of(List.of(word("quick", 1, 1.2)), List.of(word("quicker", 1.3, 1.5))), 42);
        assertThat(cues).hasSize(1);
        assertThat(cues.getFirst().text("/")).isEqualTo("quick/quicker");
    }

    @Test
    void two_rows_are_about_equally_long() {
        List<Word> line = Stream.of("we", "are", "going", "home", "before", "the", "lights", "of", "town", "go", "out")
                .map(text -> word(text, 1, 2)).toList();
        assertThat(new Cue(1, 2, Rows.of(line, 42)).text("/"))
                .isEqualTo("we are going home before/the lights of town go out");
    }

    @Test
    void a_han_character_is_as_wide_as_two_letters() {
        assertThat(Rows.columns("歌ab")).isEqualTo(4);
        assertThat(Rows.columns("e\u0301")).isEqualTo(1);
    }

    @Provide
    Arbitrary<List<List<Word>>> songs() {
        Arbitrary<String> text = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(14);
        Arbitrary<Double> gap = Arbitraries.doubles().between(0, 3).edgeCases(edges -> edges.add(0.0));
        record Sung(String text, double gap, double length, boolean breaks) {}
        return Combinators.combine(text, gap, gap, Arbitraries.of(true, false, false, false)).as(Sung::new).list()
                .ofMinSize(1).ofMaxSize(60).map(sung -> {
                    List<List<Word>> lines = new ArrayList<>(List.of(new ArrayList<>()));
                    double now = 0;
                    for (Sung each : sung) {
                        now += each.gap() / 4;
                        if (each.breaks() && !lines.getLast().isEmpty()) {
                            lines.add(new ArrayList<>());
                        }
                        lines.getLast().add(word(each.text(), now, now + each.length()));
                    }
                    return lines;
                });
    }
}
