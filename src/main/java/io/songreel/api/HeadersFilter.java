package io.songreel.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Headers that keep browsers from making more of an answer than it is. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class HeadersFilter {
    private static final String STRICT = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger's own page has scripts and styles inside; only it may. */
    private static final String SWAGGER = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @ResponseFilter
    void harden(HttpRequest<?> request, MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        add(headers, "X-Content-Type-Options", "nosniff");
        add(headers, "Referrer-Policy", "no-referrer");
        add(headers, "X-Frame-Options", "DENY");
        add(headers, "Cross-Origin-Resource-Policy", "same-origin");
        add(headers, "Content-Security-Policy", request.getPath().startsWith("/swagger-ui/") ? SWAGGER : STRICT);
    }

    /** A controller that knows better, such as that of media, keeps its word. */
    private static void add(MutableHttpHeaders headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
