package io.songreel.musicvideo;

import java.util.List;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The wishes that come with a job, every one with its effective value.
 *
 * @param sceneLenS
 *            wanted length of a scene, seconds, 1 to 20
 * @param segmentation
 *            {@code auto}, {@code fixed}, {@code words}, {@code sections}
 * @param numScenes
 *            1 to 300, overrides the length; null when not asked for
 * @param cutFrequency
 *            {@code low}, {@code medium}, {@code high}
 * @param intensity
 *            0 to 1
 * @param aspect
 *            {@code 16:9}, {@code 9:16}, {@code 1:1}; null when width and height say it
 * @param width
 *            even, pixels
 * @param height
 *            even, pixels
 * @param seed
 *            0 to 2³²−1; null: from the job's id
 * @param lyrics
 *            plain text, LRC or enhanced LRC; null: listen to the song
 * @param draft
 *            a 480p-class film on the same seeds
 * @param stopAfter
 *            {@value #DIRECTION}: the job rests before anything is rendered, for its owner to review; null: a
 *            whole film
 * @param burnLyrics
 *            draw the words on the pictures as they are sung; not written when false, so that the recipe and the digests
 *            of films without it are what they were before it came
 * @see OptionsReader
 */
public record UserOptions(double sceneLenS, String segmentation, @Nullable Integer numScenes, String cutFrequency,
        double intensity, List<String> styleTags, @Nullable String aspect, int width, int height, int fps,
        @Nullable Long seed, String renderer, String director, String language, @Nullable String lyrics,
        double fadeInS, double fadeOutS, boolean draft, @Nullable String stopAfter,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean burnLyrics) {
    /** The only place where a film may be asked to stop. */
    public static final String DIRECTION = "direction";
    /** Bytes of UTF-8 that {@code lyrics} may have. */
    public static final int LYRICS_BYTES = 64 * 1024;
    private static final int DRAFT_SIDE = 480;

    public UserOptions {
        styleTags = List.copyOf(styleTags);
    }

    /** The size frames are rendered at: the asked one, or for a draft the same shape with a short side of 480. */
    public int[] renderSize() {
        int shortSide = Math.min(width, height);
        if (!draft || shortSide <= DRAFT_SIDE) {
            return new int[]{width, height};
        }
        double scale = (double) DRAFT_SIDE / shortSide;
        return new int[]{even(width * scale), even(height * scale)};
    }

    private static int even(double side) {
        return (int) Math.round(side / 2) * 2;
    }
}
