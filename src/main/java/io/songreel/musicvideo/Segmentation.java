package io.songreel.musicvideo;

/** How a song is cut. */
public enum Segmentation {
    /** The best there is for this song: by words when they have times, else fixed. */
    AUTO,
    /** Windows of one length. */
    FIXED,
    /** Cuts fall between lines and words. */
    WORDS
}
