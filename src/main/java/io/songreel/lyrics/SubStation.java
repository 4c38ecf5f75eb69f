package io.songreel.lyrics;

import java.util.List;

/**
 * Advanced SubStation Alpha (.ass) with karaoke: a word turns to the sung colour when it is sung. The {@code \k} times of
 * a line add up exactly to the time that it is shown.
 *
 * @param width
 *            of the film, pixels: the script's own coordinates
 * @param height
 *            of the film, pixels
 */
record SubStation(int width, int height) {
    /** Of the frame, on each side: what stays free, so that all of it is within the title-safe area. */
    private static final double MARGIN = 0.05;
    /** Mean width of a letter of a bold sans-serif, in font sizes. */
    private static final double LETTER = 0.55;
    private static final int MOST_COLUMNS = 42;

    int fontSize() {
        return Math.max(10, (int) Math.round(Math.min(width, height) / 16.0));
    }

    /** Letters that fit a row. */
    int columns() {
        return Math.clamp((int) (width * (1 - 2 * MARGIN) / (LETTER * fontSize())), 8, MOST_COLUMNS);
    }

    String write(List<Cue> cues) {
        StringBuilder out = new StringBuilder(header());
        for (Cue cue : cues) {
            long start = Clock.centiseconds(cue.start());
            long end = Clock.centiseconds(cue.end());
            out.append("Dialogue: 0,").append(Clock.hours(start)).append(',').append(Clock.hours(end))
                    .append(",Lyrics,,0,0,0,,").append(karaoke(cue, start, end)).append('\n');
        }
        return out.toString();
    }

    private String header() {
        int outline = Math.max(1, fontSize() / 14);
        return """
                [Script Info]
                ScriptType: v4.00+
                PlayResX: %d
                PlayResY: %d
                WrapStyle: 0
                ScaledBorderAndShadow: yes
                YCbCr Matrix: TV.709

                [V4+ Styles]
                Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, \
                Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, \
                MarginL, MarginR, MarginV, Encoding
                Style: Lyrics,Arial,%d,&H004DD2FF,&H00FFFFFF,&H00000000,&H60000000,-1,0,0,0,100,100,0,0,1,%d,%d,2,\
                %d,%d,%d,1

                [Events]
                Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
                """.formatted(width, height, fontSize(), outline, outline, side(width), side(width), side(height));
    }

    private static int side(int length) {
        return (int) Math.ceil(length * MARGIN);
    }

    private static String karaoke(Cue cue, long start, long end) {
        StringBuilder out = new StringBuilder();
        List<Word> words = cue.rows().stream().flatMap(List::stream).toList();
        long now = start;
        int row = 0;
        int inRow = 0;
        for (int i = 0; i < words.size(); i++) {
            long sung = Math.clamp(Clock.centiseconds(words.get(i).start()), now, end);
            long next = i + 1 < words.size() ? Clock.centiseconds(words.get(i + 1).start()) : end;
            long over = Math.clamp(Math.min(Clock.centiseconds(words.get(i).end()), next), sung, end);
            if (sung > now) {
                out.append("{\\k").append(sung - now).append('}');
            }
            if (i > 0) {
                boolean turns = inRow == cue.rows().get(row).size();
                row += turns ? 1 : 0;
                inRow = turns ? 0 : inRow;
                out.append(turns ? "\\N" : " ");
            }
            inRow++;
            out.append("{\\k").append(over - sung).append('}').append(escaped(words.get(i).text()));
            now = over;
        }
        return end > now ? out.append("{\\k").append(end - now).append('}').toString() : out.toString();
    }

    /**
     * Braces would start an override, a backslash an escape. A backslash itself cannot be escaped: a word joiner after it,
     * which nobody sees, keeps it from meaning anything.
     */
    private static String escaped(String text) {
        return text.replace("\\", "\\\u2060").replace("{", "\\{").replace("}", "\\}").replaceAll("\\R", " ");
    }
}
