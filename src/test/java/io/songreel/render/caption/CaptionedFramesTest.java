package io.songreel.render.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.songreel.media.Yuv420;
import io.songreel.render.caption.Captions.Cue;
import io.songreel.render.caption.Captions.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionedFramesTest {
    private static final Cue LINE = new Cue(3, 9, List.of(
            List.of(new Word("We", 3), new Word("are", 5), new Word("going", 7)), List.of(new Word("home", 8))));

    @BeforeAll
    static void needs_a_font() {
        assumeTrue(CaptionFont.available(), "this machine offers Java no font");
    }

    @Test
    void a_line_is_seen_exactly_from_its_first_frame_to_its_last() throws IOException {
        List<Yuv420> plain = noise(320, 256, 12);
        List<Yuv420> drawn = drawn(plain, LINE);
        for (int n = 0; n < 12; n++) {
            assertThat(same(plain.get(n), drawn.get(n))).as("frame %d is untouched", n).isEqualTo(n < 3 || n >= 9);
        }
    }

    @Test
    void a_word_turns_at_the_frame_it_is_sung() throws IOException {
        List<Yuv420> drawn = drawn(grey(320, 256, 12), LINE);
        List<Integer> turns = new ArrayList<>();
        for (int n = 4; n < 9; n++) {
            if (!same(drawn.get(n - 1), drawn.get(n))) {
                turns.add(n);
            }
        }
        assertThat(turns).containsExactly(5, 7, 8);
        assertThat(yellow(drawn.get(3))).isPositive();
        assertThat(yellow(drawn.get(4))).isEqualTo(yellow(drawn.get(3)));
        assertThat(yellow(drawn.get(8))).isGreaterThan(2 * yellow(drawn.get(3)));
    }

    @ParameterizedTest
    @CsvSource({"1280,720", "720,1280", "480,480", "256,256", "1920,1080"})
    void everything_drawn_is_within_the_title_safe_area(int width, int height) throws IOException {
        String longest = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
        Cue wide = new Cue(0, 1, List.of(List.of(new Word("Ågjpq", 0), new Word(longest, 0)),
                List.of(new Word(longest, 0), new Word("yes", 1))));
        Yuv420 plain = Yuv420.black(width, height);
        Arrays.fill(plain.y(), (byte) 200);
        Yuv420 drawn = drawn(List.of(plain), wide).getFirst();
        int changed = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (drawn.y()[y * width + x] != plain.y()[y * width + x]) {
                    changed++;
                    assertThat(x).isBetween((int) (width * 0.05), (int) (width * 0.95));
                    assertThat(y).isBetween((int) (height * 0.05), (int) (height * 0.95));
                }
            }
        }
        assertThat(changed).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"white", "black", "noise"})
    void letters_stand_out_from_any_picture(String ground) throws IOException {
        int width = 1280;
        int height = 720;
        Yuv420 plain = switch (ground) {
            case "noise" -> noise(width, height, 1).getFirst();
            case "white" -> filled(width, height, 235);
            default -> filled(width, height, 16);
        };
        Cue line = new Cue(0, 1, List.of(List.of(new Word("Sung", 0), new Word("and", 1), new Word("unsung", 1))));
        Yuv420 drawn = drawn(List.of(plain), line).getFirst();
        boolean[] letters = brighter(line, width, height, 190);
        boolean[] ink = brighter(line, width, height, 18);

        List<Double> inside = new ArrayList<>();
        List<Double> around = new ArrayList<>();
        for (int y = 8; y < height - 8; y++) {
            for (int x = 8; x < width - 8; x++) {
                if (near(letters, width, x, y, 1) == 9) {
                    inside.add(luminance(drawn, x, y));
                } else if (near(ink, width, x, y, 1) == 0 && near(ink, width, x, y, 2) > 0) {
                    around.add(luminance(drawn, x, y));
                }
            }
        }
        inside.sort(null);
        around.sort(null);
        // the darkest hundredth of the letters against the brightest hundredth of what is next to them
        double dark = inside.get(inside.size() / 100);
        double bright = around.get(around.size() - 1 - around.size() / 100);
        assertThat(inside).hasSizeGreaterThan(1000);
        assertThat(around).hasSizeGreaterThan(1000);
        assertThat((dark + 0.05) / (bright + 0.05)).as("WCAG contrast on %s", ground).isGreaterThan(4.5);
    }

    @Test
    void the_renderers_own_frame_is_not_drawn_on() throws IOException {
        Yuv420 plain = filled(320, 256, 90);
        drawn(List.of(plain), new Cue(0, 1, List.of(List.of(new Word("words", 0)))));
        assertThat(same(plain, filled(320, 256, 90))).isTrue();
    }

    @Test
    void a_row_that_no_font_can_draw_is_left_out() throws IOException {
        String unknown = "\uE0F0";
        assumeTrue(CaptionFont.missing(unknown).isPresent(), "a font here has even a private letter");
        List<Yuv420> plain = grey(320, 256, 1);
        Word word = new Word("known", 0);
        assertThat(same(drawn(plain, new Cue(0, 1, List.of(List.of(new Word(unknown, 0))))).getFirst(),
                plain.getFirst())).isTrue();
        Yuv420 rest = drawn(plain, new Cue(0, 1, List.of(List.of(word), List.of(new Word(unknown, 0))))).getFirst();
        assertThat(same(rest, drawn(plain, new Cue(0, 1, List.of(List.of(word)))).getFirst())).isTrue();
    }

    @Test
    void composed_and_decomposed_accents_are_drawn_alike() throws IOException {
        List<Yuv420> plain = grey(320, 256, 1);
        assertThat(same(drawn(plain, new Cue(0, 1, List.of(List.of(new Word("é", 0))))).getFirst(),
                drawn(plain, new Cue(0, 1, List.of(List.of(new Word("e\u0301", 0))))).getFirst())).isTrue();
    }

    @Test
    void the_first_word_of_a_hebrew_line_turns_on_the_right() throws IOException {
        assumeTrue(CaptionFont.missing("שלום עולם").isEmpty(), "no font here has Hebrew letters");
        Yuv420 drawn = drawn(grey(640, 360, 1),
                new Cue(0, 1, List.of(List.of(new Word("שלום", 0), new Word("עולם", 1))))).getFirst();
        long left = 0;
        long right = 0;
        for (int y = 0; y < 180; y++) {
            for (int x = 0; x < 320; x++) {
                if ((drawn.u()[y * 320 + x] & 255) < 100) {
                    left += x < 160 ? 1 : 0;
                    right += x < 160 ? 0 : 1;
                }
            }
        }
        assertThat(right).isGreaterThan(20);
        assertThat(left).isZero();
    }

    private static List<Yuv420> drawn(List<Yuv420> frames, Cue... cues) throws IOException {
        List<Yuv420> seen = new ArrayList<>();
        CaptionedFrames sink = new CaptionedFrames(new Captions("test", List.of(cues)), frames.getFirst().width(),
                frames.getFirst().height(), frame -> seen.add(new Yuv420(frame.width(), frame.height(),
                        frame.y().clone(), frame.u().clone(), frame.v().clone())));
        for (Yuv420 frame : frames) {
            sink.write(frame);
        }
        return seen;
    }

    /** Where the letters are: brighter than so much although the ground is black. */
    private static boolean[] brighter(Cue cue, int width, int height, int luma) throws IOException {
        Yuv420 drawn = drawn(List.of(Yuv420.black(width, height)), cue).getFirst();
        boolean[] glyph = new boolean[width * height];
        for (int i = 0; i < glyph.length; i++) {
            glyph[i] = (drawn.y()[i] & 255) > luma;
        }
        return glyph;
    }

    private static int near(boolean[] glyph, int width, int x, int y, int reach) {
        int count = 0;
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                count += glyph[(y + dy) * width + x + dx] ? 1 : 0;
            }
        }
        return count;
    }

    /** Relative luminance as WCAG 2 defines it, of the picture as a screen shows it. */
    private static double luminance(Yuv420 frame, int x, int y) {
        double luma = ((frame.y()[y * frame.width() + x] & 255) - 16) / 219.0;
        int half = y / 2 * (frame.width() / 2) + x / 2;
        double blue = ((frame.u()[half] & 255) - 128) / 224.0;
        double red = ((frame.v()[half] & 255) - 128) / 224.0;
        return 0.2126 * linear(luma + 1.5748 * red) + 0.7152 * linear(luma - 0.18732 * blue - 0.46812 * red)
                + 0.0722 * linear(luma + 1.8556 * blue);
    }

    private static double linear(double level) {
        double c = Math.clamp(level, 0.0, 1.0);
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static long yellow(Yuv420 frame) {
        long count = 0;
        for (byte u : frame.u()) {
            count += (u & 255) < 90 ? 1 : 0;
        }
        return count;
    }

    private static boolean same(Yuv420 a, Yuv420 b) {
        return Arrays.equals(a.y(), b.y()) && Arrays.equals(a.u(), b.u()) && Arrays.equals(a.v(), b.v());
    }

    private static Yuv420 filled(int width, int height, int luma) {
        Yuv420 frame = Yuv420.black(width, height);
        Arrays.fill(frame.y(), (byte) luma);
        return frame;
    }

    private static List<Yuv420> grey(int width, int height, int frames) {
        List<Yuv420> all = new ArrayList<>();
        for (int n = 0; n < frames; n++) {
            all.add(filled(width, height, 120));
        }
        return all;
    }

    private static List<Yuv420> noise(int width, int height, int frames) {
        Random random = new Random(5);
        List<Yuv420> all = new ArrayList<>();
        for (int n = 0; n < frames; n++) {
            Yuv420 frame = Yuv420.black(width, height);
            random.nextBytes(frame.y());
            random.nextBytes(frame.u());
            random.nextBytes(frame.v());
            all.add(frame);
        }
        return all;
    }
}
