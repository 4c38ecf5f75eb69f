package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SubStationTest {
    private static final Pattern LINE = Pattern.compile(
            "Dialogue: 0,(\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d),(\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d),Lyrics,,0,0,0,,(.*)");
    private static final Pattern KARAOKE = Pattern.compile("\\{\\\\k(\\d+)}");

    private static Word word(String text, double start, double end) {
        return new Word(text, start, end, 1, Word.Source.ALIGNED);
    }

    private static String ass(String text, Word... words) {
        return LyricSheet.of(new Transcript(Transcript.Origin.UPLOADED, text, List.of(words), "en")).ass(1280, 720);
    }

    @Test
    void a_word_turns_when_it_is_sung_and_waits_in_pauses() {
        assertThat(ass("Hello dear world", word("Hello", 61, 61.4), word("dear", 61.5, 61.8), word("world", 61.8, 63)))
                .endsWith("Dialogue: 0,0:01:01.00,0:01:03.00,Lyrics,,0,0,0,,"
                        + "{\\k40}Hello{\\k10} {\\k30}dear {\\k120}world\n");
    }

    @Test
    void the_script_has_the_films_size() {
        assertThat(ass("x", word("x", 1, 2))).contains("\nPlayResX: 1280\nPlayResY: 720\n");
    }

    @Test
    void karaoke_times_add_up_to_the_line() {
        Random random = new Random(7);
        for (int song = 0; song < 200; song++) {
            Word[] words = new Word[1 + random.nextInt(30)];
            StringBuilder text = new StringBuilder();
            double now = 0;
            for (int i = 0; i < words.length; i++) {
                now += random.nextInt(4) == 0 ? 0 : random.nextDouble();
                words[i] = word("la".repeat(1 + random.nextInt(5)), now, now + random.nextDouble());
                text.append(words[i].text()).append(random.nextInt(5) == 0 ? "\n" : " ");
            }
            List<String> lines = ass(text.toString(), words).lines().filter(line -> line.startsWith("Dialogue"))
                    .toList();
            assertThat(lines).isNotEmpty();
            for (String line : lines) {
                Matcher dialogue = LINE.matcher(line);
                assertThat(dialogue.matches()).as(line).isTrue();
                long sum = KARAOKE.matcher(dialogue.group(9)).results().mapToLong(k -> Long.parseLong(k.group(1)))
                        .sum();
                assertThat(sum).as(line).isEqualTo(centiseconds(dialogue, 5) - centiseconds(dialogue, 1));
            }
        }
    }

    @Test
    void what_the_format_would_read_as_its_own_is_text() {
        assertThat(ass("x", word("{\\b1}", 1, 2))).endsWith("{\\k100}\\{\\\u2060b1\\}\n");
        assertThat(ass("x", word("a\nDialogue:", 1, 2))).endsWith("{\\k100}a Dialogue:\n");
    }

    @Test
    void a_tall_film_has_shorter_rows() {
        assertThat(new SubStation(720, 1280).columns()).isBetween(20, 30);
        assertThat(new SubStation(1280, 720).columns()).isEqualTo(42);
        assertThat(new SubStation(256, 256).columns()).isGreaterThan(15);
    }

    private static long centiseconds(Matcher line, int group) {
        return Long.parseLong(line.group(group)) * 360_000 + Long.parseLong(line.group(group + 1)) * 6000
                + Long.parseLong(line.group(group + 2)) * 100 + Long.parseLong(line.group(group + 3));
    }
}
