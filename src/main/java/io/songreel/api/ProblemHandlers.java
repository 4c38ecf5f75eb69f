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

    /** Media links that open nothing. */
    @Singleton
    static final class OfMedia implements ExceptionHandler<MediaDenied, MutableHttpResponse<ProblemBody>> {
        @Override
        public MutableHttpResponse<ProblemBody> handle(@SuppressWarnings("rawtypes") HttpRequest request,
                MediaDenied denied) {
            return Problems.answer(request, new ApiProblem(
                    ProblemType.ofCode(denied.code()).orElse(ProblemType.MEDIA_URL_INVALID)));
        }
    }

    /** Media that was there once. */
    @Singleton
    static final class OfObjects implements ExceptionHandler<ObjectMissing, MutableHttpResponse<ProblemBody>> {
        @Override
        public MutableHttpResponse<ProblemBody> handle(@SuppressWarnings("rawtypes") HttpRequest request,
                ObjectMissing missing) {
            return Problems.answer(request, new ApiProblem(ProblemType.OBJECT_MISSING));
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
