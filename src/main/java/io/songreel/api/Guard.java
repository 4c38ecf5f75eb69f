package io.songreel.api;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call. A web page anywhere can send requests to a server on its reader's own machine, under the machine's name
 * or, by rebinding its DNS, under its own; so a loopback address alone is no fence.
 */
@Singleton
final class Guard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BEARER = "bearer ";

    private final Set<String> hosts = new HashSet<>(LOOPBACK);
    private final Set<String> origins;
    private final byte @Nullable [] token;

    Guard(ApiConfig config) {
        config.allowedHosts().stream().filter(host -> !host.isBlank()).map(Guard::lower).forEach(hosts::add);
        hosts.add(bracketed(lower(config.host())));
        origins = new HashSet<>(config.allowedOrigins().stream().map(Guard::lower).toList());
        String given = config.token();
        token = given == null || given.isBlank() ? null : given.strip().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether the Host header names this server.
     *
     * @param local
     *            the address the connection came in at: a literal address cannot be rebound, so it is a name of ours
     */
    boolean knowsHost(@Nullable String host, String local) {
        if (host == null) {
            return false;
        }
        String name = lower(withoutPort(host));
        return hosts.contains(name) || (!local.isEmpty() && name.equals(bracketed(lower(local))));
    }

    /** Whether the page that sends the request, if a page does, is one of ours or an allowed one. */
    boolean knowsOrigin(@Nullable String origin, @Nullable String fetchSite, @Nullable String host, String method) {
        if (origin != null) {
            String page = lower(origin);
            return origins.contains(page)
                    || (host != null && List.of("http://" + lower(host), "https://" + lower(host)).contains(page));
        }
        boolean safe = Set.of("GET", "HEAD", "OPTIONS").contains(method);
        return safe || !"cross-site".equals(fetchSite);
    }

    /** Whether the Authorization header carries the token; true when none is asked for. */
    boolean knowsToken(@Nullable String authorization) {
        if (token == null) {
            return true;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        return MessageDigest.isEqual(token,
                authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8));
    }

    static boolean loopback(String host) {
        return LOOPBACK.contains(bracketed(lower(host)));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']') && host.substring(colon + 1).chars().allMatch(Character::isDigit);
        return port ? host.substring(0, colon) : host;
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
