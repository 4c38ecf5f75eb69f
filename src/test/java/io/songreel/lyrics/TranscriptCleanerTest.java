package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.lyrics.Transcript.Origin;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptCleanerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", value = {
        // what speech models write where there is music
        "[Music] | -", "[MUSIC PLAYING] | -", "(upbeat music) | -", "*applause* | -", "♪♪♪ | -",
        "♪ Hello darkness my old friend ♪ | Hello darkness my old friend", "[Musique] Bonjour | Bonjour",
        "(singing in foreign language) | -", "[BLANK_AUDIO] | -", "(音楽) | -", "(guitar solo) Come back | Come back",
        "( Applause ) come home | come home", "- Who is it? | Who is it?", ">> It is me | It is me",
        // backing vocals are sung
        "hold on (hold on) to me | hold on (hold on) to me", "(ooh yeah) | (ooh yeah)",
        // white space and punctuation
        "\"  so   much\tspace \" | so much space", "What?!?!  No!!!! | What?!?! No!", "wait...... what | wait. what",
        ". . . , | -", "and so , it goes | and so it goes",
        // fillers
        "oh oh oh oh oh | oh oh", "Oh, oh, ohhh, oh! come on | Oh, oh, come on",
        "na na na na na na hey | na na hey", "la la land | la la land",
        "yeah oh yeah oh yeah oh yeah oh | yeah oh yeah oh",
        "uh huh uh huh uh huh uh huh honey | uh huh uh huh honey",
        // loops
        "I go I go I go I go I go I go I go | I go I go I go I go",
        "work work work work work work | work work work work",
        "round and round and round we go | round and round and round we go"})
    void recognised_text_becomes_readable(String heard, String clean) {
        String expected = clean == null ? "" : clean;
        assertThat(TranscriptCleaner.clean(untimed(heard), Silence.never()).text()).isEqualTo(expected);
        Transcript timed = TranscriptCleaner.clean(timed(heard), Silence.never());
        assertThat(timed.text()).isEqualTo(expected);
        assertThat(timed.words().stream().map(Word::text).toList()).isEqualTo(Tokens.of(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Subtitles by the Amara.org community", "Untertitel im Auftrag des ZDF, 2021",
        "Untertitel der Amara.org-Community", "Sous-titres réalisés par la communauté d'Amara.org",
        "Sottotitoli creati dalla comunità Amara.org", "Transcribed by https://otter.ai",
        "Captions by GetTranscribed.com", "Субтитры сделал DimaTorzok", "字幕由Amara.org社区提供",
        "ご視聴ありがとうございました", "Subtitulos por la comunidad de Amara.org", "Translated by Releska"})
    void credits_of_subtitle_files_are_no_lyrics(String credit) {
        Transcript song = lines(List.of(line("we sing", 1), line(credit, 10), line("we sang", 20)));
        assertThat(TranscriptCleaner.clean(song, Silence.never()).text()).isEqualTo("we sing\nwe sang");
    }

    @Test
    void a_farewell_is_dropped_alone_and_kept_in_a_verse() {
        Transcript outro = lines(List.of(line("last line", 10), line("Thanks for watching!", 30)));
        assertThat(TranscriptCleaner.clean(outro, Silence.never()).text()).isEqualTo("last line");
        Transcript verse = lines(
                List.of(line("I just want to say", 10), line("thank you", 11), line("for the days", 12)));
        assertThat(TranscriptCleaner.clean(verse, Silence.never()).text())
                .isEqualTo("I just want to say\nthank you\nfor the days");
    }

    @Test
    void nobody_sings_in_silence() {
        Transcript song = lines(
                List.of(line("real words", 1), line("a ghost in the machine", 10), line("real again", 20)));
        Transcript clean = TranscriptCleaner.clean(song, (start, end) -> start >= 9 && end <= 15);
        assertThat(clean.text()).isEqualTo("real words\nreal again");
        assertThat(clean.words()).hasSize(4);
        assertThat(TranscriptCleaner.clean(song, (start, end) -> true)).isEqualTo(Transcript.none());
    }

    @Test
    void a_line_that_loops_is_told_four_times() {
        List<List<Word>> looped = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            looped.add(line("Around the world!", i));
        }
        Transcript clean = TranscriptCleaner.clean(lines(looped), Silence.never());
        assertThat(clean.text().lines()).hasSize(4);
        assertThat(clean.words().getFirst().start()).isZero();
    }

    @Test
    void a_chorus_that_comes_back_stays() {
        Transcript song = lines(List.of(line("chorus line", 1), line("verse one", 3), line("chorus line", 5),
                line("verse two", 7), line("chorus line", 9)));
        assertThat(TranscriptCleaner.clean(song, Silence.never())).isEqualTo(song);
    }

    @Test
    void what_a_person_wrote_loses_labels_only() {
        String text = "[Chorus]\noh oh oh oh oh\noh oh oh oh oh\n(play that music)\nThanks for watching\n(instrumental)";
        Transcript uploaded = UploadedLyrics.parse(text, 100);
        assertThat(TranscriptCleaner.clean(uploaded, (start, end) -> true).text())
                .isEqualTo("oh oh oh oh oh\noh oh oh oh oh\n(play that music)\nThanks for watching");
    }

    @Test
    void words_keep_their_times_and_where_they_come_from() {
        Word music = new Word("[upbeat", 0, 1, 0.5, Word.Source.WHISPER);
        Word tag = new Word("music]hello", 1, 2, 0.5, Word.Source.WHISPER);
        Word there = new Word("there", 2, 3, 0.9, Word.Source.ALIGNED);
        Transcript clean = TranscriptCleaner.clean(lines(List.of(List.of(music, tag, there))), Silence.never());
        assertThat(clean.words()).containsExactly(new Word("hello", 1, 2, 0.5, Word.Source.WHISPER), there);
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(TranscriptCleaner.clean(Transcript.none(), Silence.never())).isEqualTo(Transcript.none());
    }

    @Property(tries = 1_500)
    void any_text_is_cleaned_once_and_for_all(@ForAll("texts") String text, @ForAll Origin origin) {
        Transcript heard = new Transcript(origin, text, List.of(), "");
        Transcript clean = TranscriptCleaner.clean(heard, Silence.never());
        assertThat(clean.words()).isEmpty();
        assertThat(clean.text()).doesNotContain("  ").doesNotContain("\r").doesNotContain("♪");
        assertThat(clean.text().length()).isLessThanOrEqualTo(text.length());
    }

    @Property(tries = 1_000)
    void words_stay_in_order_of_time_and_agree_with_the_text(@ForAll("words") List<Word> words, @ForAll Origin origin) {
        String text = String.join(" ", words.stream().map(Word::text).toList());
        Transcript clean = TranscriptCleaner.clean(new Transcript(origin, text, words, ""),
                (start, end) -> (int) start % 7 == 3);
        double at = 0;
        for (Word word : clean.words()) {
            assertThat(word.start()).isGreaterThanOrEqualTo(at);
            at = word.start();
        }
        assertThat(clean.words().stream().map(Word::text).toList()).isEqualTo(Tokens.of(clean.text()));
    }

    @Test
    void the_longest_hostile_lines_are_answered() {
        for (String piece : List.of("bye ", "[", "(music ", "*", "oh ", "a b ", "thank you ", "legenda ", "♪", "!",
                ".")) {
            String text = piece.repeat(64 * 1024 / piece.length());
            assertThat(TranscriptCleaner.clean(untimed(text), Silence.never()).text().length())
                    .isLessThanOrEqualTo(text.length());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return pieces().list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of("oh ", "Oh, ", "la ", "[Music]", "(", ")", "[", "]", "*", "♪", "music", "\n", "\r\n",
                        "...",
                        "!!", " ", "\t", "thanks for watching", "\uFEFF", "\u3000", "I go ", "- ", "字幕"),
                Arbitraries.strings().ofMaxLength(5));
    }

    @Provide
    Arbitrary<List<Word>> words() {
        Arbitrary<String> texts = pieces().filter(text -> Tokens.of(text).size() == 1)
                .map(text -> Tokens.of(text).getFirst());
        Arbitrary<Double> times = Arbitraries.doubles().between(0, 100);
        return texts.flatMap(text -> times.map(at -> new Word(text, at, at + 0.5, 0.5, Word.Source.WHISPER))).list()
                .ofMaxSize(30);
    }

    private static Transcript untimed(String text) {
        return new Transcript(Origin.WHISPER, text, List.of(), "en");
    }

    private static Transcript timed(String text) {
        return lines(List.of(line(text, 0)));
    }

    private static List<Word> line(String text, double start) {
        return WordSpread.over(text, start, start + 0.9, 0.5);
    }

    private static Transcript lines(List<List<Word>> lines) {
        String text = String.join("\n",
                lines.stream().map(line -> String.join(" ", line.stream().map(Word::text).toList())).toList());
        return new Transcript(Origin.WHISPER, text, lines.stream().flatMap(List::stream).toList(), "en");
    }
}
