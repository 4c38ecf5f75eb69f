package io.songreel.api;

import io.songreel.storage.ObjectKey;
import java.time.Duration;
import java.util.Optional;

/** Signed addresses of stored objects. */
interface MediaLinks {
    /** {@code /media/{key}?exp=…&kid=…&sig=…}, good for about {@code life}. */
    String sign(ObjectKey key, Duration life);

    /** The object that a URL names, when this server signed it and it is still good. */
    Optional<ObjectKey> verify(String url);
}
