package io.songreel.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.songreel.media.Picture;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class ThemeReaderTest {
    @Test
    void the_colours_of_a_picture_are_found_darkest_first() {
        ThemeLook look = ThemeReader.look(picture(300, 200,
                (x, y) -> x < 100 ? 0xe8b04a : x < 220 ? 0x1b2a41 : y < 100 ? 0x8c2f39 : 0xf4ecd8));
        assertThat(look.palette()).containsExactly("#1b2a41", "#8c2f39", "#e8b04a", "#f4ecd8");
    }

    @Test
    void near_duplicates_are_one_colour() {
        ThemeLook look = ThemeReader.look(picture(200, 200,
                (x, y) -> (x < 100 ? 0x204060 : 0xd0c0a0) + (x + y) % 3 * 0x010101));
        assertThat(look.palette()).hasSizeBetween(3, 3);
        assertThat(OkLab.ofHex(look.palette().getFirst()).l()).isLessThan(0.4);
        assertThat(OkLab.ofHex(look.palette().getLast()).l()).isGreaterThan(0.75);
    }

    @Test
    void a_picture_of_one_colour_gets_neighbours_in_lightness() {
        for (int rgb : new int[]{0x000000, 0xffffff, 0x3366cc}) {
            ThemeLook look = ThemeReader.look(picture(1, 1, (x, y) -> rgb));
            assertThat(look.palette()).hasSize(3).doesNotHaveDuplicates()
                    .contains(String.format(java.util.Locale.ROOT, "#%06x", rgb));
        }
    }

    @Test
    void grey_is_neither_warm_nor_colourful() {
        ThemeLook look = ThemeReader.look(picture(64, 64, (x, y) -> 0x808080));
        assertThat(look.lightness()).isCloseTo(0.59987, within(1e-4));
        assertThat(look.chroma()).isCloseTo(0, within(1e-4));
        assertThat(look.warmth()).isCloseTo(0, within(1e-3));
    }

    @Test
    void orange_is_warm_and_blue_is_cold() {
        assertThat(ThemeReader.look(picture(9, 9, (x, y) -> 0xe08a2c)).warmth()).isGreaterThan(0.8);
        assertThat(ThemeReader.look(picture(9, 9, (x, y) -> 0x2c5ae0)).warmth()).isLessThan(-0.8);
    }

    @Test
    void long_thin_and_large_pictures_are_read_alike() {
        IntBinaryOperator stripes = (x, y) -> (x / 4 + y / 4) % 2 == 0 ? 0x101820 : 0xf2aa4c;
        assertThat(ThemeReader.look(picture(1, 9_000, stripes)).palette()).contains("#101820", "#f2aa4c");
        assertThat(ThemeReader.look(picture(2_000, 1_500, stripes)).palette()).contains("#101820", "#f2aa4c");
    }

    @Test
    void the_same_picture_always_looks_the_same() {
        Picture noise = picture(257, 131, (x, y) -> (int) new SplitMix64(x * 1_000L + y).nextLong() & 0xffffff);
        assertThat(ThemeReader.look(noise)).isEqualTo(ThemeReader.look(noise));
    }

    private static Picture picture(int width, int height, IntBinaryOperator rgbAt) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = rgbAt.applyAsInt(x, y);
                int at = 3 * (y * width + x);
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
        return new Picture(width, height, rgb);
    }
}
