package io.songreel.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;

/** A good link to something that has been removed since: 404. */
final class ObjectMissing extends HttpStatusException {
    private static final long serialVersionUID = 1L;

    ObjectMissing() {
        super(HttpStatus.NOT_FOUND, "This file has been removed, or has expired. Upload or render it again.");
    }

    /** Stable, for programs. */
    String code() {
        return "object_missing";
    }
}
