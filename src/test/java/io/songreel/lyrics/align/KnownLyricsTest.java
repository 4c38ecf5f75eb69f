package io.songreel.lyrics.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Alignment.Method;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Transcript.Origin;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.Word.Source;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownLyricsTest {
    private static final String SONG = """
            Walking down the empty street
            Nothing but my own two feet

            Oh the river runs so deep
            Promises we could not keep
            """;

    static Transcript align(String lyrics, double duration, Hearing hearing) {
        try {
            return KnownLyrics.align(lyrics, duration, hearing, CancelToken.never(), Progress.none());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letters_in_the_sound_come_first_and_nobody_else_is_asked() {
        FakeAcoustics sound = new FakeAcoustics(1500, new Random(1)).say("walking down the empty street", 3, 6)
                .say("la la la", 7, 8).say("nothing but my own two feet", 10, 13)
                .say("oh the river runs so deep", 18, 21).say("promises we could not keep", 21, 24);
        FakeHearing hearing = new FakeHearing(sound, null, List.of());
        Transcript aligned = align(SONG, 30, hearing);

        assertThat(hearing.asked()).containsExactly("acoustics");
        assertThat(alignment(aligned).method()).isEqualTo(Method.CTC);
        assertThat(alignment(aligned).quality()).isGreaterThan(0.9);
        assertThat(alignment(aligned).lines()).extracting(line -> Math.round(line.start())).containsExactly(3L, 10L,
                18L, 21L);
        assertThat(aligned.words()).allMatch(word -> word.source() == Source.ALIGNED && word.confidence() > 0.8);
        assertThat(aligned.words().get(1).start()).isCloseTo(3 + 3 * 8.0 / 29, within(0.03));
    }

    @Test
    void heard_words_lend_their_times_and_the_rest_is_filled_in() {
        List<Word> heard = List.of(heard("Walking", 3), heard("town", 3.5), heard("empty", 4.5), heard("street", 5),
                heard("and", 9), heard("promises", 21), heard("we", 21.5), heard("could", 22), heard("not", 22.4),
                heard("keep", 23));
        FakeHearing hearing = new FakeHearing(null, new Transcript(Origin.WHISPER, "", heard, "en"),
                List.of(new Span(3, 6), new Span(10, 13), new Span(18, 24)));
        Transcript aligned = align(SONG, 30, hearing);

        assertThat(alignment(aligned).lines()).extracting(line -> line.method()).containsExactly(Method.MATCHED,
                Method.SPREAD, Method.SPREAD, Method.MATCHED);
        assertThat(alignment(aligned).lines().get(1).start()).isCloseTo(10, within(0.1));
        assertThat(alignment(aligned).lines().get(2).start()).isCloseTo(18, within(0.1));
        assertThat(alignment(aligned).lines().get(3).start()).isEqualTo(21);
        assertThat(aligned.words().get(0).start()).isEqualTo(3);
        assertThat(aligned.words().get(2).source()).isEqualTo(Source.INTERPOLATED);
        assertThat(aligned.language()).isEqualTo("en");
        assertThat(alignment(aligned).lines().get(1).doubtful()).isTrue();
        assertThat(alignment(aligned).lines().get(3).doubtful()).isFalse();
    }

    @Test
    void stanzas_go_to_the_stretches_that_are_sung() {
        FakeHearing hearing = new FakeHearing(null, null, List.of(new Span(5, 9), new Span(9.6, 14), new Span(30, 40)));
        Transcript aligned = align(SONG, 60, hearing);

        assertThat(alignment(aligned).method()).isEqualTo(Method.SPREAD);
        assertThat(alignment(aligned).lines()).extracting(line -> Math.round(line.start())).containsExactly(5L, 10L,
                30L, 35L);
        assertThat(alignment(aligned).lines()).allMatch(line -> line.doubtful() && line.quality() < 0.5);
    }

    @Test
    void times_of_words_that_came_with_the_lyrics_are_not_touched() {
        FakeHearing hearing = new FakeHearing(new FakeAcoustics(500, new Random(2)), null, List.of());
        Transcript aligned = align("[00:01.00]<00:01.00>Hello <00:02.50>world <00:03.00>", 10, hearing);

        assertThat(hearing.asked()).isEmpty();
        assertThat(aligned.words()).containsExactly(new Word("Hello", 1, 2.5, 1, Source.UPLOADED),
                new Word("world", 2.5, 3, 1, Source.UPLOADED));
        assertThat(alignment(aligned).method()).isEqualTo(Method.GIVEN);
        assertThat(alignment(aligned).quality()).isEqualTo(1);
    }

    @Test
    void a_line_with_a_time_is_found_near_it_although_it_is_sung_twice() {
        FakeAcoustics sound = new FakeAcoustics(1500, new Random(3)).say("stay with me tonight", 5, 7)
                .say("stay with me tonight", 20, 22);
        Transcript aligned = align("[00:19.50]Stay with me tonight", 30, new FakeHearing(sound, null, List.of()));

        assertThat(alignment(aligned).method()).isEqualTo(Method.CTC);
        assertThat(aligned.words().getFirst().start()).isCloseTo(20, within(0.03));
    }

    /** A drum that sounded like a letter took the first of a line, and its word lasted through the solo. */
    @Test
    void an_instrument_that_sounds_like_a_letter_does_not_tear_a_line() {
        FakeAcoustics sound = new FakeAcoustics(1500, new Random(7)).say("w", 6, 6.1).say("t", 14, 14.1)
                .say("walking down the empty street", 10, 13);
        Transcript aligned = align("Walking down the empty street", 30, new FakeHearing(sound, null, List.of()));

        assertThat(aligned.words().getFirst().start()).isCloseTo(10, within(0.03));
        assertThat(aligned.words().getLast().end()).isCloseTo(13, within(0.2));
    }

    @Test
    void a_note_may_be_held() {
        FakeAcoustics sound = new FakeAcoustics(1500, new Random(8)).say("lo", 10, 10.2).say("ve", 13, 13.2)
                .say("me", 13.4, 13.6);
        Transcript aligned = align("Love me", 30, new FakeHearing(sound, null, List.of()));

        assertThat(aligned.words().getFirst().start()).isCloseTo(10, within(0.03));
        assertThat(aligned.words().getLast().start()).isCloseTo(13.4, within(0.03));
    }

    @Test
    void times_of_another_edition_are_not_believed() {
        FakeAcoustics sound = new FakeAcoustics(2500, new Random(9)).say("walking down the empty street", 13, 16)
                .say("nothing but my own two feet", 18, 21).say("oh the river runs so deep", 24, 27);
        Transcript aligned = align("[00:03]Walking down the empty street\n[00:08]Nothing but my own two feet\n"
                + "[00:14]Oh the river runs so deep", 50, new FakeHearing(sound, null, List.of()));

        assertThat(alignment(aligned).lines()).extracting(line -> Math.round(line.start())).containsExactly(13L, 18L,
                24L);
    }

    @Test
    void a_line_that_is_not_heard_where_it_should_be_keeps_its_time_and_is_doubted() {
        FakeAcoustics sound = new FakeAcoustics(1500, new Random(10)).say("walking down the empty street", 3, 6)
                .say("oh the river runs so deep", 14, 17);
        Transcript aligned = align("[00:03]Walking down the empty street\n[00:08]Nothing but my own two feet\n"
                + "[00:14]Oh the river runs so deep", 30, new FakeHearing(sound, null, List.of()));

        assertThat(alignment(aligned).lines()).extracting(line -> line.method()).containsExactly(Method.CTC,
                Method.GIVEN, Method.CTC);
        assertThat(alignment(aligned).lines().get(1).start()).isEqualTo(8);
        assertThat(alignment(aligned).lines().get(1).doubtful()).isTrue();
    }

    @Test
    void a_line_in_a_script_that_the_model_does_not_know_is_placed_between_its_neighbours() {
        FakeAcoustics sound = new FakeAcoustics(1500, new Random(4)).say("walking down the street", 3, 5)
                .say("promises we keep", 21, 23);
        Transcript aligned = align("Walking down the street\nВсё будет хорошо\nPromises we keep", 30,
                new FakeHearing(sound, null, List.of(new Span(3, 5), new Span(10, 12), new Span(21, 23))));

        assertThat(alignment(aligned).lines()).extracting(line -> line.method()).containsExactly(Method.CTC,
                Method.SPREAD, Method.CTC);
        assertThat(alignment(aligned).lines().get(1).start()).isCloseTo(10, within(0.1));
    }

    @Test
    void lyrics_of_another_song_are_not_called_aligned() {
        FakeAcoustics sound = new FakeAcoustics(1500, new Random(5));
        Random random = new Random(6);
        for (int i = 0; i < 20; i++) {
            StringBuilder said = new StringBuilder();
            for (int j = 0; j < 15; j++) {
                said.append((char) ('a' + random.nextInt(26))).append(j % 5 == 4 ? " " : "");
            }
            sound.say(said.toString().strip(), 1 + i * 1.4, 2 + i * 1.4);
        }
        Transcript aligned = align(SONG, 30, new FakeHearing(sound, null, List.of()));

        assertThat(alignment(aligned).lines()).allMatch(line -> line.doubtful());
    }

    @Test
    void lyrics_without_a_word_are_none() {
        assertThat(align("[Instrumental]\n\n♪♪", 10, Hearing.nothing())).isEqualTo(Transcript.none());
    }

    private static Alignment alignment(Transcript aligned) {
        return Objects.requireNonNull(aligned.alignment());
    }

    private static Word heard(String text, double start) {
        return new Word(text, start, start + 0.4, 0.9, Source.WHISPER);
    }
}
