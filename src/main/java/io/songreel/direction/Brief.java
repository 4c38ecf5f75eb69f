package io.songreel.direction;

import java.util.List;

/**
 * Everything a director may look at.
 *
 * @param transcript
 *            cleaned; empty for an instrumental
 * @param look
 *            measured on the theme picture
 * @param intensity
 *            0 to 1, the user's wish
 * @param music
 *            heard in the song
 * @param language
 *            of the transcript, ISO 639-1; empty when unknown
 */
public record Brief(String transcript, List<Segment> segments, ThemeLook look, List<String> styleTags,
        double intensity, Music music, String language, long seed) {
    public Brief {
        segments = List.copyOf(segments);
        styleTags = List.copyOf(styleTags);
    }
}
