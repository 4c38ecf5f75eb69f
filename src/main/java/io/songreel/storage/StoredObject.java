package io.songreel.storage;

import java.time.Instant;

/**
 * What a store knows of one object.
 *
 * @param size
 *            bytes
 * @param sha256
 *            lower-case hex digest of the whole content
 */
public record StoredObject(ObjectKey key, long size, String sha256, Instant modified) {}
