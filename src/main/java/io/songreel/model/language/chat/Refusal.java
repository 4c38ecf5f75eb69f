package io.songreel.model.language.chat;

import io.songreel.model.language.ContextFullException;
import io.songreel.model.runtime.ModelException;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A status that is not 200, and what it means for people.
 *
 * @param body
 *            its beginning; never shown, as it may repeat what was sent
 */
record Refusal(ChatServer server, int status, HttpHeaders headers, String body) {
    private static final Pattern CONTEXT = Pattern.compile(
            "context[ _](size|length|window)|maximum context|too many tokens|prompt is too long",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MODEL = Pattern.compile("model", Pattern.CASE_INSENSITIVE);
    private static final int REDIRECTS = 300;
    private static final int REFUSALS = 400;
    private static final int FAILURES = 500;

    /** Whether another way to ask may help. */
    boolean ofTheForm() {
        return !ofTheLength() && (status == REFUSALS || status == 415 || status == 422 || status == 501);
    }

    private boolean ofTheLength() {
        return status >= REFUSALS && status != 429 && speaksOfContext(body);
    }

    static boolean speaksOfContext(String text) {
        return CONTEXT.matcher(text).find();
    }

    /** @param context tokens that we took for granted */
    ModelException failure(int context) {
        if (ofTheLength() || status == 413) {
            return new ContextFullException(context);
        }
        String name = server.name();
        return switch (status) {
            case 401, 403 -> ChatFailure.lasting(name + " refuses our key (" + status
                    + "): set songreel.director.chat.api-key to one that it takes.", null);
            case 404 -> ChatFailure.lasting(MODEL.matcher(body).find()
                    ? name + " has no model \"" + server.model()
                            + "\": load it there, or set songreel.director.chat.model to one that it has."
                    : name + " has no chat at this path (404): songreel.director.chat.base-url mostly ends in /v1.",
                    null);
            case 429 -> ChatFailure.busy(name + " is busy (429): try again later.", pause());
            case 408, 425 -> ChatFailure.busy(name + " lost patience (" + status + "): try again later.", pause());
            default -> status >= FAILURES
                    ? ChatFailure.busy(name + " failed (" + status + "): its own log says why.", pause())
                    : status >= REDIRECTS && status < REFUSALS
                            ? ChatFailure.lasting(name + " sends us elsewhere (" + status + "), where we do not go: "
                                    + "set songreel.director.chat.base-url to the server itself.", null)
                            : ChatFailure.lasting(name + " refuses the request (" + status
                                    + "): its own log says why; another model or a newer server may help.", null);
        };
    }

    /** {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
    private @Nullable Duration pause() {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Duration left = Duration.between(Instant.now(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
