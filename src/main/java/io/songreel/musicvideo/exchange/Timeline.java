package io.songreel.musicvideo.exchange;

import java.util.List;

/**
 * A film for an editor: its clips one after the other, the song on a lane of its own, marks on the music. All times are
 * whole frames from the film's ledger; only the song has a length in samples. Media are named by paths relative to the
 * timeline's own file.
 *
 * @param shots
 *            tile the film
 * @param marks
 *            in order, at most one a frame, within the film
 */
public record Timeline(String title, int fps, int width, int height, List<Shot> shots, Song song, List<Mark> marks) {
    /**
     * A clip, used whole.
     *
     * @param file
     *            relative path
     * @param start
     *            its first frame in the film
     */
    public record Shot(String name, String file, long start, int frames) {
        /** The frame after its last one. */
        public long end() {
            return start + frames;
        }
    }

    /**
     * The song as it was uploaded.
     *
     * @param file
     *            relative path
     * @param fadeInSeconds
     *            what the film does to it; 0 for nothing
     * @param fadeOutSeconds
     *            likewise
     */
    public record Song(String file, long samples, int sampleRate, int channels, double fadeInSeconds,
            double fadeOutSeconds) {}

    /** A place in the music. */
    public record Mark(Kind kind, String name, long frame) {
        /** What a mark stands on; an earlier one wins a frame that two want. */
        public enum Kind {
            SECTION, BAR, BEAT
        }
    }

    public Timeline {
        shots = List.copyOf(shots);
        marks = List.copyOf(marks);
        long end = 0;
        for (Shot shot : shots) {
            if (shot.start() != end || shot.frames() <= 0) {
                throw new IllegalArgumentException("shots tile the film");
            }
            end = shot.end();
        }
        long last = -1;
        for (Mark mark : marks) {
            if (mark.frame() <= last || mark.frame() >= end) {
                throw new IllegalArgumentException("marks are in order and within the film");
            }
            last = mark.frame();
        }
    }

    /** Frames of the film. */
    public long frames() {
        return shots.isEmpty() ? 0 : shots.getLast().end();
    }

    /** Whole frames that the song fills: all of the film's, or one less where the film's last frame outlasts it. */
    public long songFrames() {
        return Math.min(frames(), Math.multiplyExact(song.samples(), (long) fps) / song.sampleRate());
    }

    /** The marks within a shot. */
    List<Mark> marks(Shot shot) {
        return marks.stream().filter(mark -> mark.frame() >= shot.start() && mark.frame() < shot.end()).toList();
    }
}
