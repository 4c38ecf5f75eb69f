package io.songreel.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/** A media URL that opens nothing, for a reason its holder may know: 403. */
final class MediaDenied extends HttpStatusException {
    private static final long serialVersionUID = 1L;
    private final boolean expired;

    MediaDenied(boolean expired) {
        super(HttpStatus.FORBIDDEN, expired
                ? "This link has expired. Ask for the job again to get a fresh one."
                : "This link was not signed by this server. Use one from an answer of this server, unchanged.");
        this.expired = expired;
    }

    /** Stable, for programs. */
    String code() {
        return expired ? "media_url_expired" : "media_url_invalid";
    }
}
