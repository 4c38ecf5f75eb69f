package io.songreel.api;

import java.util.Optional;
import java.util.UUID;

/** Ids as they come from outside. */
final class Ids {
    private static final int UUID_LENGTH = 36;

    private Ids() {
    }

    static Optional<UUID> parse(String text) {
        try {
            // UUID.fromString also takes short forms, which would be second names of the same thing
            return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @throws ApiProblem 404 when it is no id at all */
    static UUID job(String text) {
        return parse(text).orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND));
    }
}
