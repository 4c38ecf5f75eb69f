package io.songreel.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns problems into answers, and leaves one line in the log for each. */
final class Problems {
    static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {
    }

    static MutableHttpResponse<ProblemBody> answer(HttpRequest<?> request, ApiProblem problem) {
        return onto(HttpResponse.ok(), request, problem);
    }

    /** Writes the problem onto a response that may already carry headers, such as Allow. */
    static MutableHttpResponse<ProblemBody> onto(MutableHttpResponse<?> response, HttpRequest<?> request,
            ApiProblem problem) {
        ProblemBody body = body(problem);
        if (problem.type() == ProblemType.INTERNAL) {
            LOG.error("{} on {}: answered 500 with this id", body.instance(), request.getMethodName());
        } else {
            LOG.debug("{} {} {} on {}", body.instance(), body.status(), body.code(), request.getMethodName());
        }
        MutableHttpResponse<ProblemBody> answer = response.status(HttpStatus.valueOf(body.status())).body(body);
        answer.contentType(MEDIA_TYPE).header(HttpHeaders.CACHE_CONTROL, "no-store");
        switch (problem.type()) {
            case QUEUE_FULL, UNAVAILABLE, TOO_MANY_STREAMS -> answer.header(HttpHeaders.RETRY_AFTER, "5");
            case UNAUTHORIZED -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            default -> {
                // no header of its own
            }
        }
        return answer;
    }

    /** The unexpected: the log gets the stack, the client an id. */
    static MutableHttpResponse<ProblemBody> unexpected(HttpRequest<?> request, Throwable error) {
        ProblemBody body = body(new ApiProblem(ProblemType.INTERNAL));
        LOG.error("{} on {}: answered 500 with this id, the request is not tried again", body.instance(),
                request.getMethodName(), error);
        return HttpResponse.<ProblemBody>serverError(body).contentType(MEDIA_TYPE);
    }

    private static ProblemBody body(ApiProblem problem) {
        ProblemType type = problem.type();
        return new ProblemBody("/docs/errors/" + type.code(), type.title(), type.status(), problem.detail(),
                type.code(), "urn:uuid:" + UUID.randomUUID(), problem.errors());
    }
}
