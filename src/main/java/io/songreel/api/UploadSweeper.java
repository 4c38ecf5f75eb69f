package io.songreel.api;

import io.micronaut.scheduling.annotation.Scheduled;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away uploads that no job came to use. */
@Singleton
class UploadSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSweeper.class);
    private final Assets assets;
    private final Uploads uploads;
    private final Clock clock;

    UploadSweeper(Assets assets, Uploads uploads, Clock clock) {
        this.assets = assets;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    void sweep() {
        for (Asset asset : assets.expired(clock.instant())) {
            try {
                // a job may have taken it since the list was read
                if (assets.find(asset.id()).map(Asset::expiresAt).isPresent()) {
                    uploads.drop(asset.id());
                }
            } catch (IOException e) {
                LOG.warn("upload {} could not be removed, will be tried again in 10 minutes", asset.id(), e);
            }
        }
    }
}
