package io.songreel.musicvideo.exchange;

import io.songreel.lyrics.LyricSheet;
import io.songreel.storage.ObjectKey;
import java.util.List;

/**
 * A film for taking away: its timeline, the objects that the timeline's paths stand for, and its words.
 *
 * @param clips
 *            of the timeline's shots, in their order; empty until all are rendered
 * @param words
 *            may be empty
 */
public record FilmExport(Timeline timeline, List<ObjectKey> clips, ObjectKey song, LyricSheet words) {
    public FilmExport {
        clips = List.copyOf(clips);
        if (!clips.isEmpty() && clips.size() != timeline.shots().size()) {
            throw new IllegalArgumentException("one clip per shot, or none yet");
        }
    }
}
