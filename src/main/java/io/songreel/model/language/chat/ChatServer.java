package io.songreel.model.language.chat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;

/**
 * Where a chat server is, and which of its models is meant.
 *
 * @param base
 *            without a slash at its end
 */
record ChatServer(URI base, String model) {
    /** For people: {@code the chat server at http://127.0.0.1:11434}. */
    String name() {
        return "The chat server at " + base.getScheme() + "://" + base.getRawAuthority();
    }

    /** Whether it is on this machine, as far as its address says. Asks no name server. */
    boolean local() {
        String host = base.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return host.equals("localhost") || host.endsWith(".localhost") || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1");
    }

    /** @param key bearer token; empty: none */
    HttpRequest.Builder at(String path, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("User-Agent", "songreel");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }
}
