package io.songreel.model;

import io.songreel.model.PullFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that a pull has to bring, with all that could be learnt of it beforehand.
 *
 * @param target
 *            where it goes when its bytes are proven
 * @param sha256
 *            null when neither the manifest nor the server tells: then what comes is recorded
 */
record WantedFile(ModelFile file, Path target, URI source, long size, @Nullable String sha256) {
    /** What the manifest says, and for the rest what the server says. */
    static WantedFile of(ModelFile file, Path target, FileOffers.Offer offer) throws PullFailed {
        if (file.size() != null && file.size() != offer.size()) {
            throw new PullFailed(Reason.WRONG_SIZE, "The server offers " + file.name() + " in another size than the "
                    + "published one. Try another mirror, or wait for a newer manifest.");
        }
        return new WantedFile(file, target, offer.source(), offer.size(),
                file.sha256() != null ? file.sha256() : offer.sha256());
    }

    /** Where its bytes gather. */
    Path part() {
        return FilePresence.part(target);
    }

    /** Bytes that are still to come. */
    long missing() throws IOException {
        return size - (Files.exists(part()) ? Math.min(size, Files.size(part())) : 0);
    }

    boolean is(String digest) {
        return sha256 == null || sha256.equals(digest);
    }
}
