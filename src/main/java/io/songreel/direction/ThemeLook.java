package io.songreel.direction;

import java.util.List;

/**
 * What can be measured on the theme picture.
 *
 * @param palette
 *            3 to 6 colours {@code #rrggbb}, darkest first
 * @param lightness
 *            mean OKLab lightness, 0 to 1
 * @param chroma
 *            mean OKLab chroma, 0 to about 0.3
 * @param warmth
 *            −1 cold to 1 warm
 */
public record ThemeLook(List<String> palette, double lightness, double chroma, double warmth) {
    public ThemeLook {
        palette = List.copyOf(palette);
    }
}
