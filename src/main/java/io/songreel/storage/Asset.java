package io.songreel.storage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file that passed its checks.
 *
 * @param key
 *            where the uploaded bytes lie, untouched
 * @param mediaType
 *            the type our own look at the bytes found, never the one the client claimed
 * @param facts
 *            what the probe measured, as JSON (songs: samples, rate, …; pictures: width, height)
 * @param expiresAt
 *            when the asset goes unless a job holds it; null once one does
 */
public record Asset(UUID id, Kind kind, ObjectKey key, String mediaType, String sha256, long size, String facts,
        Instant createdAt, @Nullable Instant expiresAt) {
    /** What an asset is. */
    public enum Kind {
        SONG, PICTURE
    }
}
