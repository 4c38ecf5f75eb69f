package io.songreel.api;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/**
 * The framework's own errors (no route, wrong method, unreadable body, …) in our words. Its messages are dropped, as
 * they repeat what the client sent.
 */
@Singleton
final class ProblemProcessor implements ErrorResponseProcessor<ProblemBody> {
    @Override
    public MutableHttpResponse<ProblemBody> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ProblemType type = ProblemType.ofStatus(response.code());
        if (type == ProblemType.INTERNAL && context.getRootCause().isPresent()) {
            return Problems.unexpected(context.getRequest(), context.getRootCause().get());
        }
        return Problems.onto(response, context.getRequest(), new ApiProblem(type));
    }
}
