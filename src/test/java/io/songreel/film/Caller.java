package io.songreel.film;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/** A frontend, as far as the tests of the whole need one: plain HTTP and the JSON of the contract. */
public final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "songreel-test-boundary";
    private static final Set<String> TERMINAL = Set.of("done", "failed", "cancelled");

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();

    public Caller(URI server) {
        this.server = server;
    }

    /** The answer of {@code POST /uploads}. */
    public JsonNode upload(Path song, Path picture) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(server.resolve("/uploads"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(part("audio"), BodyPublishers.ofFile(song), part("image"),
                        BodyPublishers.ofFile(picture), BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                .build(), BodyHandlers.ofString());
        return expect(response, 201);
    }

    /** Uploads a picture alone; its id. */
    public String uploadPicture(Path picture) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(server.resolve("/uploads/image"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(part("image"), BodyPublishers.ofFile(picture),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                .build(), BodyHandlers.ofString());
        return expect(response, 201).get("image_upload_id").asText();
    }

    /** Creates an image job; its id. */
    public String image(ObjectNode wish) throws IOException, InterruptedException {
        return expect(send("POST", "/generate/image", wish.toString()), 202).get("job_id").asText();
    }

    private static HttpRequest.BodyPublisher part(String name) {
        return BodyPublishers.ofString("\r\n--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n", StandardCharsets.US_ASCII);
    }

    /** Uploads and creates a job; its id. */
    public String order(Path song, Path picture, ObjectNode options) throws IOException, InterruptedException {
        JsonNode upload = upload(song, picture);
        ObjectNode body = JSON.createObjectNode();
        body.put("audio_upload_id", upload.get("audio_upload_id").asText());
        body.put("image_upload_id", upload.get("image_upload_id").asText());
        body.set("user_options", options);
        return expect(send("POST", "/jobs", body.toString()), 202).get("job_id").asText();
    }

    public static ObjectNode options() {
        return JSON.createObjectNode();
    }

    public JsonNode job(String id) throws IOException, InterruptedException {
        return expect(send("GET", "/jobs/" + id, null), 200);
    }

    public JsonNode plan(String id) throws IOException, InterruptedException {
        return expect(send("GET", "/jobs/" + id + "/plan", null), 200);
    }

    public JsonNode analysis(String id) throws IOException, InterruptedException {
        return expect(send("GET", "/jobs/" + id + "/analysis", null), 200);
    }

    /** Long-polls until the job is as wished, or terminal, or the time is over; the last answer. */
    public JsonNode await(String id, Duration limit, Predicate<JsonNode> wished)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        JsonNode job = job(id);
        while (!wished.test(job) && !TERMINAL.contains(job.get("status").asText()) && System.nanoTime() < end) {
            job = expect(send("GET", "/jobs/" + id + "?wait=5&since=" + job.get("status_sequence").asLong(), null),
                    200);
        }
        return job;
    }

    public JsonNode awaitEnd(String id, Duration limit) throws IOException, InterruptedException {
        return await(id, limit, job -> false);
    }

    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(70));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The JSON of a request that is answered with 200. */
    public JsonNode send(String method, String path) throws IOException, InterruptedException {
        return expect(send(method, path, null), 200);
    }

    public Path download(String url, Path to) throws IOException, InterruptedException {
        HttpResponse<Path> response = http.send(HttpRequest.newBuilder(server.resolve(url)).build(),
                BodyHandlers.ofFile(to));
        if (response.statusCode() != 200) {
            throw new AssertionError("download answered " + response.statusCode());
        }
        return to;
    }

    private static JsonNode expect(HttpResponse<String> response, int status) throws IOException {
        if (response.statusCode() != status) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
