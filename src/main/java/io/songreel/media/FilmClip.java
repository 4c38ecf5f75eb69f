package io.songreel.media;

import java.nio.file.Path;

/**
 * A clip at its place in the film.
 *
 * @param frames
 *            from the frame ledger
 * @param packetsSha256
 *            what {@link ClipCheck#decode} said when the clip was made, or empty when it was not asked; then the film's
 *            proof has to decode the clip's frames in the film
 */
public record FilmClip(Path path, int frames, String packetsSha256) {
    public FilmClip {
        if (frames <= 0) {
            throw new IllegalArgumentException("a clip has frames");
        }
    }

    /** A clip that nobody decoded yet. */
    public FilmClip(Path path, int frames) {
        this(path, frames, "");
    }

    /** A clip that was decoded when it was made. */
    public static FilmClip checked(Path path, ClipCheck.Decoded decoded) {
        return new FilmClip(path, decoded.frames(), decoded.packetsSha256());
    }
}
