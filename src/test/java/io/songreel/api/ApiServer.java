package io.songreel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A real server on a free port, over fakes for the rooms that make films; and a client for it. */
final class ApiServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OWN = Set.of("url-signing.keys", "node-id");
    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final ApplicationContext context;
    final EmbeddedServer server;
    final Path home;
    final FakeJobs jobs;
    final FakeFilms films;

    ApiServer(Path home, Map<String, Object> settings) {
        this.home = home;
        Map<String, Object> all = new HashMap<>(Map.of("test-api-fakes", "true", "songreel.home", home.toString(),
                "songreel.api.port", -1, "songreel.database.url",
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
        all.putAll(settings);
        context = ApplicationContext.builder().banner(false).deduceEnvironment(false).properties(all).start();
        server = context.getBean(EmbeddedServer.class).start();
        jobs = context.getBean(FakeJobs.class);
        films = context.getBean(FakeFilms.class);
    }

    ApiServer(Path home) {
        this(home, Map.of());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> upload(Form form) {
        return upload("/uploads", form);
    }

    HttpResponse<String> upload(String path, Form form) {
        return send(request(path).header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    /** Uploads a good picture alone. */
    String picture() {
        return json(upload("/uploads/image", new Form().file("image", "PICTURE"))).get("image_upload_id").asText();
    }

    /** Uploads a good song and picture and asks for a film. */
    UUID film() {
        JsonNode upload = json(upload(new Form().file("audio", "SONG").file("image", "PICTURE")));
        JsonNode job = json(post("/jobs", "{\"audio_upload_id\":" + upload.get("audio_upload_id")
                + ",\"image_upload_id\":" + upload.get("image_upload_id") + "}"));
        return UUID.fromString(job.get("job_id").asText());
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.statusCode() + " " + answer.body(), e);
        }
    }

    /** Files below the data directory, without what the server needs of its own. */
    List<Path> files() {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).filter(file -> !OWN.contains(file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        server.stop();
        context.close();
    }
}
