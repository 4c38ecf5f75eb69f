package io.songreel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Speaks the HTTP API. */
final class SongreelClient {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final String base;
    private final @Nullable String token;

    SongreelClient(String base, @Nullable String token) {
        this.base = base.replaceAll("/+$", "");
        this.token = token;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(request(path).GET());
    }

    JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        return json(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    JsonNode delete(String path) throws IOException, InterruptedException {
        return json(request(path).DELETE());
    }

    JsonNode upload(Path song, Path picture) throws IOException, InterruptedException {
        String boundary = "songreel-" + UUID.randomUUID();
        List<BodyPublisher> parts = new ArrayList<>();
        part(parts, boundary, "audio", song);
        part(parts, boundary, "image", picture);
        parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        return json(request("/uploads").header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new))));
    }

    private static void part(List<BodyPublisher> parts, String boundary, String name, Path file)
            throws FileNotFoundException {
        parts.add(BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        parts.add(BodyPublishers.ofFile(file));
        parts.add(BodyPublishers.ofString("\r\n"));
    }

    /** Saves what a URL of the server gives; the file is there whole or not at all. */
    void download(String url, Path file) throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            HttpResponse<InputStream> answer = http.send(request(url).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() >= CLIENT_ERROR) {
                    throw refusal(answer.statusCode(), body.readAllBytes());
                }
                Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private HttpRequest.Builder request(String path) {
        URI uri;
        try {
            uri = URI.create(path.startsWith("/") ? base + path : path);
        } catch (IllegalArgumentException e) {
            throw Refused.badInput("The server's address is no URL: " + base);
        }
        if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            throw Refused.badInput("The server's address must begin with http:// or https://: " + base);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(10));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() >= CLIENT_ERROR) {
            throw refusal(answer.statusCode(), answer.body());
        }
        return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private static Refused refusal(int status, byte[] body) {
        String text;
        try {
            JsonNode problem = JSON.readTree(body);
            text = problem.path("title").asText() + ". " + problem.path("detail").asText();
        } catch (IOException e) {
            text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        }
        boolean input = status < SERVER_ERROR && status != 429;
        return new Refused(input ? Exit.BAD_INPUT : Exit.FAILED, text);
    }
}
