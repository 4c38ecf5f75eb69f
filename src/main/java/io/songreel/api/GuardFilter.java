package io.songreel.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/** Asks every visitor which host it means, whose page it comes from, and for the token where there is one. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class GuardFilter implements Ordered {
    /**
     * Bytes. A body of this size is refused at once, and then read to its end and thrown away: a connection that is closed
     * while the client still sends may break before it has read why. With a larger one that is the lesser evil.
     */
    private static final long READ_IN_VAIN = 1L << 30;

    private final Guard guard;
    private final ApiConfig config;

    GuardFilter(Guard guard, ApiConfig config) {
        this.guard = guard;
        this.config = config;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> guard(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        String host = headers.get(HttpHeaders.HOST);
        String local = request.getServerAddress() == null || request.getServerAddress().getAddress() == null
                ? ""
                : request.getServerAddress().getAddress().getHostAddress();
        if (!guard.knowsHost(host, local)) {
            return Problems.answer(request, new ApiProblem(ProblemType.FOREIGN_HOST));
        }
        if (!guard.knowsOrigin(headers.get(HttpHeaders.ORIGIN), headers.get("Sec-Fetch-Site"), host,
                request.getMethodName())) {
            return Problems.answer(request, new ApiProblem(ProblemType.FOREIGN_ORIGIN));
        }
        if (!open(request) && !guard.knowsToken(headers.get(HttpHeaders.AUTHORIZATION))) {
            return Problems.answer(request, new ApiProblem(ProblemType.UNAUTHORIZED));
        }
        if (request.getContentLength() > bodyCap(request)) {
            MutableHttpResponse<?> refusal = Problems.answer(request, new ApiProblem(ProblemType.TOO_LARGE));
            return request.getContentLength() > READ_IN_VAIN
                    ? refusal.header(HttpHeaders.CONNECTION, "close")
                    : refusal;
        }
        return null;
    }

    /** Signed links carry their own permission; the page's files hold nothing of the owner's, and ask for the token. */
    private static boolean open(HttpRequest<?> request) {
        String path = request.getPath();
        return path.startsWith("/media/") || path.equals("/") || path.equals("/favicon.ico") || path.startsWith("/app/")
                || path.startsWith("/style/") || path.startsWith("/vendor/");
    }

    private long bodyCap(HttpRequest<?> request) {
        return request.getPath().equals("/uploads") ? config.maxUploadBytes() : ApiConfig.FORM_BYTES;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }
}
