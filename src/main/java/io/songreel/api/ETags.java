package io.songreel.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Conditional requests, RFC 9110 section 13. */
final class ETags {
    private ETags() {
    }

    /** Whether an If-None-Match header names this tag; compared weakly, as the RFC asks. */
    static boolean matches(@Nullable String header, String etag) {
        return header != null && (header.strip().equals("*") || Arrays.stream(header.split(",", -1))
                .map(tag -> tag.strip().replaceFirst("^W/", "")).anyMatch(etag::equals));
    }
}
