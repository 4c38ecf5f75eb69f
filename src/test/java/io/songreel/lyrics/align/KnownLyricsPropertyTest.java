package io.songreel.lyrics.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Tokens;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Transcript.Origin;
import io.songreel.lyrics.UploadedLine;
import io.songreel.lyrics.UploadedLyrics;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.Word.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** Whatever the text and whatever is heard: each word once, in order, inside the song. */
class KnownLyricsPropertyTest {
    @Property(tries = 1000)
    void each_word_of_any_text_is_there_once_in_order_inside_the_song(@ForAll("lyrics") String lyrics,
            @ForAll @DoubleRange(min = 0.02, max = 40) double duration, @ForAll long seed) {
        Random random = new Random(seed);
        Acoustics sound = random.nextInt(3) == 0 ? null : sound(duration, lyrics, random);
        Transcript heard = random.nextInt(3) == 0 ? null : heard(lyrics, duration, random);
        List<Span> voices = random.nextInt(3) == 0 ? List.of() : voices(duration, random);
        Transcript aligned = KnownLyricsTest.align(lyrics, duration, new FakeHearing(sound, heard, voices));

        List<UploadedLine> lines = UploadedLyrics.lines(lyrics, duration);
        assertThat(aligned.words()).extracting(Word::text)
                .isEqualTo(lines.stream().flatMap(line -> line.words().stream()).toList());
        double earliest = 0;
        for (Word word : aligned.words()) {
            assertThat(word.start()).isGreaterThanOrEqualTo(earliest).isLessThanOrEqualTo(duration);
            assertThat(word.end()).isBetween(word.start(), duration);
            assertThat(word.confidence()).isBetween(0.0, 1.0);
            earliest = word.end();
        }
        if (lines.isEmpty()) {
            assertThat(aligned).isEqualTo(Transcript.none());
        } else {
            Alignment alignment = Objects.requireNonNull(aligned.alignment());
            assertThat(alignment.lines()).extracting(Alignment.Line::text)
                    .isEqualTo(lines.stream().map(UploadedLine::text).toList());
            assertThat(alignment.lines()).allMatch(line -> line.doubtful() == line.quality() < 0.5);
            assertThat(aligned.text().lines().toList()).isEqualTo(lines.stream().map(UploadedLine::text).toList());
        }
    }

    @Property(tries = 200)
    void no_word_of_a_plain_text_is_lost_before_it_is_aligned(@ForAll("plain") List<String> words, @ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(word).append(" \n\n  \t".charAt(random.nextInt(6))));
        Transcript aligned = KnownLyricsTest.align(text.toString(), 10,
                new FakeHearing(sound(10, text.toString(), random), null, voices(10, random)));
        assertThat(aligned.words()).extracting(Word::text).isEqualTo(words);
    }

    @Provide
    static Arbitrary<List<String>> plain() {
        return Arbitraries.strings().withChars("abcdefghijklmnopqrstuvwxyzäöüéàñ'").ofMinLength(1).ofMaxLength(9)
                .filter(word -> word.chars().anyMatch(Character::isLetter)).list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    static Arbitrary<String> lyrics() {
        Arbitrary<String> word = Arbitraries.oneOf(
                Arbitraries.of("love", "Oh,", "night", "don't", "1985", "22nd", "été", "straße", "Привет", "愛してる", "♪",
                        "...", "(yeah)", "[Chorus]", "rock'n'roll", "İstanbul", "🎸", "a", "the"),
                Arbitraries.strings().ofMaxLength(6),
                Arbitraries.of("[00:12.00]", "[01:00]", "[00:03.10]<00:03.10>", "<00:04.5>", "[99:00.00]",
                        "[offset:500]",
                        "[ar: x]", "[00:01.00][00:30.00]"));
        Arbitrary<String> line = word.list().ofMaxSize(9).map(words -> String.join(" ", words));
        return line.list().ofMaxSize(12).map(lines -> String.join("\n", lines));
    }

    private static Acoustics sound(double duration, String lyrics, Random random) {
        FakeAcoustics sound = new FakeAcoustics(Math.max(1, (int) (duration / FakeAcoustics.SECONDS_PER_FRAME)),
                random);
        List<String> words = Tokens.of(lyrics.toLowerCase(Locale.ROOT));
        for (int i = 0; i < words.size(); i++) {
            double at = duration * i / words.size();
            if (random.nextInt(4) > 0 && words.get(i).matches("[a-z']+")) {
                sound.say(words.get(i), at, duration * (i + random.nextDouble()) / words.size());
            }
        }
        return sound;
    }

    private static Transcript heard(String lyrics, double duration, Random random) {
        List<Word> words = new ArrayList<>();
        double at = 0;
        for (String token : Tokens.of(lyrics)) {
            at += random.nextDouble() * 0.9;
            if (random.nextInt(4) > 0) {
                double end = at + random.nextDouble() * 0.5;
                words.add(new Word(random.nextInt(5) == 0 ? "something" : token, at, end, random.nextDouble(),
                        Source.WHISPER));
            }
        }
        // models hear words beyond the end, too
        words.add(new Word("thanks", duration + 1, duration + 2, 0.5, Source.WHISPER));
        return new Transcript(Origin.WHISPER, "", words, "en");
    }

    private static List<Span> voices(double duration, Random random) {
        double[] borders = random.doubles(2L * (1 + random.nextInt(8)), 0, duration + 1).sorted().toArray();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i + 1 < borders.length; i += 2) {
            spans.add(new Span(borders[i], borders[i + 1]));
        }
        return spans;
    }
}
