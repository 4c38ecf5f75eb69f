package io.songreel.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses query parameters that the address does not know, so that a slip of the pen is not dropped in silence. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class QueryFilter {
    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (request.getPath().startsWith("/media/")) {
            return null;
        }
        List<FieldError> errors = RouteAttributes.getRouteInfo(request)
                .filter(MethodBasedRouteInfo.class::isInstance)
                .map(route -> unknown(request, (MethodBasedRouteInfo<?, ?>) route))
                .orElse(List.of());
        return errors.isEmpty() ? null : Problems.answer(request, ApiProblem.invalid(errors));
    }

    private static List<FieldError> unknown(HttpRequest<?> request, MethodBasedRouteInfo<?, ?> route) {
        if (!route.getDeclaringType().getName().startsWith("io.songreel.")) {
            return List.of();
        }
        Set<String> known = Arrays.stream(route.getTargetMethod().getArguments())
                .filter(argument -> argument.isAnnotationPresent(QueryValue.class))
                .map(argument -> argument.getAnnotationMetadata().stringValue(QueryValue.class)
                        .orElse(argument.getName()))
                .collect(Collectors.toSet());
        String offer = known.isEmpty()
                ? "is no known parameter; there are none here"
                : "is no known parameter; known are " + known.stream().sorted().collect(Collectors.joining(", "));
        return request.getParameters().names().stream().filter(name -> !known.contains(name)).sorted()
                .map(name -> new FieldError(ApiProblem.quoted(name), offer)).toList();
    }
}
