package io.songreel.musicvideo.exchange;

/** How many marks a timeline gets besides those of its sections. */
public enum BeatMarks {
    ALL, BARS, NONE
}
