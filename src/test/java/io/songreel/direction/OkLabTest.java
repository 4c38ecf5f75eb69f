package io.songreel.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkLabTest {
    /** The values CSS Color 4 and Ottosson's page give for the corners of sRGB. */
    @ParameterizedTest
    @CsvSource({"#ffffff, 1.0, 0.0, 0.0", "#000000, 0.0, 0.0, 0.0", "#ff0000, 0.62796, 0.22486, 0.12585",
        "#00ff00, 0.86644, -0.23389, 0.17950", "#0000ff, 0.45201, -0.03246, -0.31153",
        "#808080, 0.59987, 0.0, 0.0"})
    void srgb_becomes_the_published_oklab(String hex, double l, double a, double b) {
        OkLab colour = OkLab.ofHex(hex);
        assertThat(colour.l()).isCloseTo(l, within(5e-5));
        assertThat(colour.a()).isCloseTo(a, within(5e-5));
        assertThat(colour.b()).isCloseTo(b, within(5e-5));
    }

    @Test
    void every_third_srgb_colour_comes_back_exactly() {
        for (int red = 0; red < 256; red += 3) {
            for (int green = 0; green < 256; green += 3) {
                for (int blue = 0; blue < 256; blue += 3) {
                    int rgb = red << 16 | green << 8 | blue;
                    if (OkLab.ofSrgb(rgb).toSrgb() != rgb) {
                        assertThat(OkLab.ofSrgb(rgb).toHex()).isEqualTo(Integer.toHexString(rgb));
                    }
                }
            }
        }
    }

    @Test
    void a_colour_outside_srgb_is_clipped() {
        assertThat(new OkLab(1.2, 0, 0).toHex()).isEqualTo("#ffffff");
        assertThat(new OkLab(-0.2, 0, 0).toHex()).isEqualTo("#000000");
    }

    @ParameterizedTest
    @CsvSource({"ff0000", "#ff00", "#FF0000", "#gg0000", "#ff00000", "''"})
    void anything_but_lower_case_rrggbb_is_refused(String text) {
        assertThatThrownBy(() -> OkLab.ofHex(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
