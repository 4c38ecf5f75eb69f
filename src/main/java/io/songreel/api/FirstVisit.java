package io.songreel.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a new server for its page, so that no person waits for classes to load and files to be compressed. */
final class FirstVisit {
    private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    private FirstVisit() {
    }

    /** Nothing depends on it: a visit that fails is only logged. */
    static void pay(URI server) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            String page = get(client, server.resolve("/"));
            for (String file : FILE.matcher(page).results().map(found -> found.group(1)).distinct().toList()) {
                get(client, server.resolve(file));
            }
        } catch (IOException e) {
            LOG.debug("The page was not visited before its first visitor", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String get(HttpClient client, URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
