package io.songreel.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The register of uploaded files. */
public interface Assets {
    void add(Asset asset);

    Optional<Asset> find(UUID id);

    Optional<Asset> findByKey(ObjectKey key);

    /** A job uses it now: it no longer expires. False when it is gone or has expired already. */
    boolean hold(UUID id);

    List<Asset> expired(Instant now);

    void remove(UUID id);
}
