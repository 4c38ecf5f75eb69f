package io.songreel.media;

/** A named place in the film; it lasts to the next one. */
public record Chapter(double startSeconds, String title) {
    public Chapter {
        if (!(startSeconds >= 0)) {
            throw new IllegalArgumentException("a chapter starts within the film");
        }
    }
}
