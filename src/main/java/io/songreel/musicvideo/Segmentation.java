package io.songreel.musicvideo;

/** How a song is cut. */
public enum Segmentation {
    /** The best there is for this song: by its music where that has beats or sections, else by words, else fixed. */
    AUTO,
    /** Windows of one length. */
    FIXED,
    /** Cuts fall between lines and words, on beats where that costs nothing. */
    WORDS,
    /** Cuts fall on strong beats and section borders, without a tempo where the song rises; words are spared. */
    SECTIONS
}
