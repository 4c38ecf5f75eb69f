package io.songreel.musicvideo;

import io.songreel.lyrics.UploadedLine;
import io.songreel.lyrics.UploadedLyrics;

/**
 * What of the pinned ears a film's words need.
 *
 * @param models
 *            none where there is nothing to listen for: no speech model, or lyrics whose words all have times
 */
record Listening(Ears.Pinned models) {
    static Listening of(FilmOrder order) {
        Ears.Pinned pinned = order.ears();
        String lyrics = order.options().lyrics();
        if (lyrics == null) {
            // over music the detector misses singing: it may only overrule words of a separated voice
            String voices = pinned.separator() == null ? null : pinned.voices();
            return new Listening(pinned.transcriber().equals(Ears.NONE)
                    ? Ears.Pinned.none()
                    : new Ears.Pinned(pinned.transcriber(), pinned.onDevice(), voices, pinned.separator(), null));
        }
        boolean timed = UploadedLyrics.lines(lyrics, order.song().upload().facts().durationSeconds()).stream()
                .allMatch(UploadedLine::timedByWord);
        return new Listening(timed ? Ears.Pinned.none() : pinned);
    }

    /** Whether the voice is taken out of the song first. */
    boolean separates() {
        return models.separator() != null;
    }

    /** Whether it passes the gate. */
    boolean onDevice() {
        return models.voices() != null || models.letters() != null || models.onDevice();
    }
}
