package io.songreel.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a film is made of.
 *
 * @param clips
 *            in order; all from one {@link VideoProfile} and one {@link EncoderChoice}
 * @param fps
 *            24, 25 or 30
 * @param song
 *            the upload itself
 * @param facts
 *            what decoding it measured; {@code facts.samples()} is the film's length
 * @param metadata
 *            by {@link #METADATA_KEYS}; {@code comment} holds the manifest
 * @param chapters
 *            by start, may be empty
 */
public record FilmParts(List<FilmClip> clips, int fps, Path song, SongFacts facts, Fades fades,
        Map<String, String> metadata, List<Chapter> chapters) {
    /** The names that an MP4 file keeps. */
    public static final Set<String> METADATA_KEYS = Set.of("title", "artist", "album", "genre", "date", "copyright",
            "comment", "description", "synopsis", "lyrics");

    public FilmParts {
        clips = List.copyOf(clips);
        metadata = Map.copyOf(metadata);
        chapters = List.copyOf(chapters);
        if (clips.isEmpty()) {
            throw new IllegalArgumentException("a film has clips");
        }
        if (fps != 24 && fps != 25 && fps != 30) {
            throw new IllegalArgumentException("fps is 24, 25 or 30");
        }
        if (!METADATA_KEYS.containsAll(metadata.keySet())) {
            throw new IllegalArgumentException("metadata keys are " + METADATA_KEYS);
        }
        for (int i = 1; i < chapters.size(); i++) {
            if (chapters.get(i).startSeconds() <= chapters.get(i - 1).startSeconds()) {
                throw new IllegalArgumentException("chapters are in order");
            }
        }
    }

    /** Frames of the film. */
    public long frames() {
        return clips.stream().mapToLong(FilmClip::frames).sum();
    }

    int ticksPerFrame() {
        return ClipWriter.TIMESCALE / fps;
    }

    /** Where both tracks end, in 1/90000 s, to the nearest tick. */
    long endTick() {
        return Math.round((double) facts.samples() * ClipWriter.TIMESCALE / facts.sampleRate());
    }
}
