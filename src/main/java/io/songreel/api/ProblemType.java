package io.songreel.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every error this API can answer with: a stable code, a status, a public title, and what it means for whoever meets
 * it. There is no other; what is not expected is {@link #INTERNAL}.
 */
enum ProblemType {
    MALFORMED(400, "The request cannot be read",
            "The body is not valid JSON or multipart/form-data. Check quotes, commas and boundaries, and send it again."),
    PART_MISSING(400, "A part is missing",
            "An upload has a part named audio and a part named image, each with a file."),
    UNAUTHORIZED(401, "A token is needed",
            "This server was given a token. Send it as the header Authorization: Bearer, or ask the server's owner for it."),
    FOREIGN_HOST(403, "This host name is not served",
            "The Host header names a host this server does not answer for. Use its own address, or add the name to songreel.api.allowed-hosts."),
    FOREIGN_ORIGIN(403, "Another site may not call this server",
            "The request comes from a web page of another origin. Open Songreel's own page, or add the origin to songreel.api.allowed-origins."),
    MEDIA_URL_INVALID(403, "This link opens nothing",
            "It was not signed by this server. Use one from an answer of this server, unchanged."),
    MEDIA_URL_EXPIRED(403, "This link has expired", "Ask for the job again to get a fresh one."),
    NOT_FOUND(404, "Nothing is here",
            "No such page, job or asset. It may have been deleted; GET /jobs lists what there is."),
    OBJECT_MISSING(404, "This file is gone", "It was removed, or has expired. Upload or render it again."),
    NOT_KNOWN_YET(404, "Not known yet",
            "The job has not come so far. Ask again when its status has moved on; GET /jobs/{id}?wait=30 tells you."),
    METHOD_NOT_ALLOWED(405, "This method is not offered here", "The header Allow says which methods are."),
    NOT_ACCEPTABLE(406, "No such representation",
            "The header Accept leaves out what this address offers. Send Accept: */*."),
    JOB_FINISHED(409, "The job is finished",
            "It cannot be cancelled any more. Use retry or run to start again what is missing."),
    JOB_RUNNING(409, "The job is running", "Cancel it first, or wait until it has finished."),
    NOTHING_TO_DO(409, "Nothing is left to do", "Every unit of this job has its result. Edit a scene first."),
    KEY_REUSED(409, "This idempotency key was used for another request",
            "The same Idempotency-Key came with a different body before. Use a new key for a new job."),
    ASSET_GONE(409, "The upload is gone", "Uploads that no job uses are removed after a while. Upload the file again."),
    TOO_LARGE(413, "The upload is too large",
            "Songs and pictures have a size limit, see songreel.api.max-audio-bytes and songreel.api.max-image-bytes. Send a smaller file, or ask the server's owner for a higher limit."),
    UNKNOWN_TYPE(415, "The file is of no accepted type",
            "Songs are mp3, wav, m4a, aac, flac or ogg; pictures are png, jpg or webp. The bytes decide, not the name."),
    UNSUPPORTED_MEDIA_TYPE(415, "This content type is not taken here",
            "POST /uploads takes multipart/form-data; everything else takes application/json."),
    UNREADABLE_MEDIA(422, "The file cannot be used",
            "It is damaged, too long, too large in pixels or holds no sound. Convert it anew and send it again."),
    INVALID(422, "The request has values that cannot be honoured",
            "Nothing is dropped in silence: errors names each field and what it may be. Mend them all and send again."),
    NOT_AVAILABLE(422, "Not available yet", "This server cannot do that yet. GET /capabilities says what it can."),
    QUEUE_FULL(429, "The queue is full", "Try again after the seconds in the header Retry-After."),
    TOO_MANY_STREAMS(429, "Too many event streams are open", "Close some, or use GET /jobs/{id}?wait=30."),
    INTERNAL(500, "Something went wrong here",
            "It is not your fault. Try again; if it stays, give the server's owner the instance id, the log has the rest."),
    UNAVAILABLE(503, "The server is busy or stopping", "Try again in a moment.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemType(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** What to do next: the default detail, and the text of the error's page. */
    String advice() {
        return advice;
    }

    /** The name in the API: lower case, snake case. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** The plainest type for a status that the framework chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FOREIGN_ORIGIN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 422 -> INVALID;
            case 429 -> QUEUE_FULL;
            case 503 -> UNAVAILABLE;
            default -> status >= 400 && status < 500 ? MALFORMED : INTERNAL;
        };
    }
}
