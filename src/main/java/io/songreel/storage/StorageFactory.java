package io.songreel.storage;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** Objects on the local disk unless {@code songreel.storage.s3.bucket} is set, and the URLs that show them. */
@Factory
final class StorageFactory {
    @Singleton
    @Requires(missingBeans = Clock.class)
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    @Requires(missingProperty = "songreel.storage.s3.bucket")
    ObjectStore localObjectStore(DataDirectory data) throws IOException {
        return new LocalObjectStore(data.resolve("objects"));
    }

    @Singleton
    SigningKeys signingKeys(DataDirectory data, Clock clock) throws IOException {
        return new SigningKeys(data.resolve("url-signing.keys"), clock);
    }

    @Singleton
    SignedUrls signedUrls(SigningKeys keys, Clock clock) {
        return new SignedUrls(keys, clock);
    }
}
