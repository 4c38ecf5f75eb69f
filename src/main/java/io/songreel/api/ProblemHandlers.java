package io.songreel.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.songreel.job.JobRefused;
import jakarta.inject.Singleton;

/** What each exception that leaves a controller becomes. */
final class ProblemHandlers {
    private ProblemHandlers() {
    }

    /** Our own problems. */
    @Singleton
    static final class OfApi implements ExceptionHandler<ApiProblem, MutableHttpResponse<ProblemBody>> {
        @Override
        public MutableHttpResponse<ProblemBody> handle(@SuppressWarnings("rawtypes") HttpRequest request,
                ApiProblem problem) {
            return Problems.answer(request, problem);
        }
    }

    /** The job room's refusals. */
    @Singleton
    static final class OfJobs implements ExceptionHandler<JobRefused, MutableHttpResponse<ProblemBody>> {
        @Override
        public MutableHttpResponse<ProblemBody> handle(@SuppressWarnings("rawtypes") HttpRequest request,
                JobRefused refused) {
            return Problems.answer(request, new ApiProblem(switch (refused.reason()) {
                case NOT_FOUND -> ProblemType.NOT_FOUND;
                case FINISHED -> ProblemType.JOB_FINISHED;
                case RUNNING -> ProblemType.JOB_RUNNING;
                case NOTHING_TO_DO -> ProblemType.NOTHING_TO_DO;
                case QUEUE_FULL -> ProblemType.QUEUE_FULL;
                case KEY_REUSED -> ProblemType.KEY_REUSED;
            }));
        }
    }

    /** Everything nobody expected. */
    @Singleton
    static final class OfTheRest implements ExceptionHandler<Throwable, MutableHttpResponse<ProblemBody>> {
        @Override
        public MutableHttpResponse<ProblemBody> handle(@SuppressWarnings("rawtypes") HttpRequest request,
                Throwable error) {
            return Problems.unexpected(request, error);
        }
    }
}
