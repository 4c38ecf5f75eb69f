package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadApiTest {
    private static final int AUDIO_CAP = 300_000;
    private Path home = Path.of("");
    @SuppressWarnings("NullAway.Init")
    private ApiServer api;
    private List<Path> temporary = List.of();

    @BeforeEach
    void start(@TempDir Path directory) {
        home = directory;
        temporary = systemTemporary();
        api = new ApiServer(home, Map.of("songreel.api.max-audio-bytes", AUDIO_CAP, "songreel.api.max-image-bytes",
                50_000, "songreel.api.upload-ttl", "1h"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static Form good() {
        return new Form().file("audio", "SONG").file("image", "PICTURE");
    }

    @Test
    void a_picture_is_taken_alone_for_image_jobs() {
        HttpResponse<String> answer = api.upload("/uploads/image", new Form().file("image", "PICTURE"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode body = ApiServer.json(answer);
        assertThat(body.get("image_width").asInt()).isEqualTo(1600);
        assertThat(api.get(body.get("image_url").asText()).body()).isEqualTo("PICTURE");
        Asset picture = api.context.getBean(Assets.class)
                .find(UUID.fromString(body.get("image_upload_id").asText())).orElseThrow();
        assertThat(picture.kind()).isEqualTo(Asset.Kind.PICTURE);
        assertThat(api.upload("/uploads/image", good()).statusCode()).isEqualTo(422);
        assertThat(api.upload("/uploads/image", new Form().field("x", "y")).statusCode()).isEqualTo(422);
        assertThat(scratch()).isEmpty();
    }

    @Test
    void a_song_and_a_picture_are_taken() {
        HttpResponse<String> answer = api.upload(good().field("user_options", "{\"fps\":30}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode body = ApiServer.json(answer);
        assertThat(body.get("audio_duration_s").asDouble()).isEqualTo(8_081_081.0 / 44_100);
        assertThat(body.get("image_width").asInt()).isEqualTo(1600);
        assertThat(body.get("image_height").asInt()).isEqualTo(900);
        assertThat(Instant.parse(body.get("expires_at").asText())).isAfter(Instant.now());
        assertThat(api.get(body.get("audio_url").asText()).body()).isEqualTo("SONG");
        assertThat(api.get(body.get("image_url").asText()).body()).isEqualTo("PICTURE");
        Asset song = api.context.getBean(Assets.class)
                .find(UUID.fromString(body.get("audio_upload_id").asText())).orElseThrow();
        assertThat(song.mediaType()).isEqualTo("audio/mpeg");
        assertThat(song.facts()).contains("8081081").contains("pcm.wav");
        assertThat(scratch()).isEmpty();
    }

    @Test
    void bytes_arrive_as_they_were_sent_whatever_they_hold() {
        byte[] song = new byte[200_000];
        new Random(3).nextBytes(song);
        byte[] start = "SONG\r\n------frontie\r\n--".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, song, 0, start.length);
        for (int at = 65_500; at < 65_600; at += 20) {
            System.arraycopy("\r\n------frontie".getBytes(StandardCharsets.US_ASCII), 0, song, at, 15);
        }
        JsonNode body = ApiServer.json(api.upload(new Form().file("image", "PICTURE").file("audio", song)));
        HttpResponse<byte[]> back = bytes(body.get("audio_url").asText());
        assertThat(back.body()).isEqualTo(song);
    }

    private HttpResponse<byte[]> bytes(String path) {
        try {
            return api.http.send(api.request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_refused_leaves_nothing_behind() {
        Map<Form, Integer> refused = Map.of(new Form().file("audio", "SONG"), 400,
                new Form().file("audio", "SONG").file("image", ""), 400,
                new Form().file("audio", "<html>").file("image", "PICTURE"), 415,
                new Form().file("audio", "SONG").file("image", "MZ"), 415,
                new Form().file("audio", "BROKEN").file("image", "PICTURE"), 422,
                new Form().file("audio", "SONG").file("image", "BROKEN"), 422,
                good().field("user_options", "{\"fps\":26}"), 422, good().field("user_options", "{"), 400,
                good().field("user_option", "{}"), 422, new Form().file("audio", "SONG").file("audio", "SONG"), 422);
        refused.forEach((form, status) -> {
            HttpResponse<String> answer = api.upload(form);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        });
        assertThat(api.files()).isEmpty();
        assertThat(systemTemporary()).isEqualTo(temporary);
    }

    @Test
    void a_body_that_is_no_form_is_refused() {
        assertThat(api.send(api.request("/uploads").header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofString("x"))).statusCode()).isEqualTo(400);
        assertThat(api.send(api.request("/uploads").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("nothing like it"))).statusCode()).isEqualTo(400);
        assertThat(api.send(api.request("/uploads").header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\nSONG")))
                .statusCode()).isEqualTo(400);
        assertThat(api.post("/uploads", "{}").statusCode()).isEqualTo(415);
        assertThat(api.files()).isEmpty();
    }

    @Test
    void a_length_over_the_cap_is_refused_before_the_body_is_read() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.getPort())) {
            socket.setSoTimeout(20_000);
            send(socket, head("Content-Length: 900000000\r\n"));
            assertThat(status(socket.getInputStream())).isEqualTo(413);
        }
    }

    @Test
    void without_a_length_an_upload_is_cut_off_at_the_cap() throws Exception {
        for (String part : List.of("audio", "image", "user_options")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.getPort())) {
                socket.setSoTimeout(20_000);
                send(socket, head("Transfer-Encoding: chunked\r\n"));
                chunk(socket, "--x\r\nContent-Disposition: form-data; name=\"" + part + "\"\r\n\r\n");
                assertThat(flood(socket)).as(part).isEqualTo(413);
            }
        }
        assertEventuallyEmpty();
    }

    /** Sends until the server answers; a connection it closed has its answer waiting. */
    private static int flood(Socket socket) throws IOException {
        String kilobytes = "a".repeat(20_000);
        try {
            for (int i = 0; i < 2000 && socket.getInputStream().available() == 0; i++) {
                chunk(socket, kilobytes);
            }
        } catch (IOException closed) {
            // the answer was sent before
        }
        return status(socket.getInputStream());
    }

    @Test
    void sixty_aborted_uploads_leave_no_file() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.getPort())) {
                boolean chunked = random.nextBoolean();
                send(socket, head(chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: 250000\r\n"));
                String text = "--x\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"a\"\r\n\r\n"
                        + "a".repeat(random.nextInt(100_000));
                if (chunked) {
                    chunk(socket, text);
                } else {
                    send(socket, text);
                }
            }
        }
        // some of the sixty may still be on their way in, and keep the doors busy
        int answer = ProblemType.UNAVAILABLE.status();
        for (int i = 0; i < 200 && answer == ProblemType.UNAVAILABLE.status(); i++) {
            Thread.sleep(50);
            answer = api.upload(good()).statusCode();
        }
        assertThat(answer).isEqualTo(201);
        for (int i = 0; i < 200 && !scratch().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(scratch()).isEmpty();
        api.close();
        assertThat(api.files()).allSatisfy(file -> assertThat(file).startsWith(home.resolve("objects")));
        assertThat(systemTemporary()).isEqualTo(temporary);
    }

    @Test
    void a_server_that_stops_leaves_nothing_of_the_uploads_in_hand() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.getPort())) {
            send(socket, head("Content-Length: 250000\r\n"));
            send(socket, "--x\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\n" + "a".repeat(90_000));
            for (int i = 0; i < 200 && scratch().isEmpty(); i++) {
                Thread.sleep(50);
            }
            assertThat(scratch()).hasSize(1);
            api.close();
            assertThat(scratch()).isEmpty();
        }
    }

    @Test
    void an_upload_nobody_uses_goes_when_its_time_is_over_and_a_used_one_stays() {
        JsonNode upload = ApiServer.json(api.upload(good()));
        Assets assets = api.context.getBean(Assets.class);
        UUID song = UUID.fromString(upload.get("audio_upload_id").asText());
        assets.hold(song);
        new UploadSweeper(assets, api.context.getBean(Uploads.class),
                java.time.Clock.offset(java.time.Clock.systemUTC(), Duration.ofHours(2))).sweep();
        assertThat(assets.find(song)).isPresent();
        assertThat(assets.find(UUID.fromString(upload.get("image_upload_id").asText()))).isEmpty();
        assertThat(api.get(upload.get("audio_url").asText()).statusCode()).isEqualTo(200);
        assertThat(api.get(upload.get("image_url").asText()).statusCode()).isEqualTo(404);
    }

    @Test
    void what_a_killed_server_left_goes_at_the_next_start() throws Exception {
        Files.createDirectories(home.resolve("incoming/upload-1"));
        Files.writeString(home.resolve("incoming/upload-1/audio"), "half");
        api.close();
        api = new ApiServer(home);
        api.upload(good());
        assertThat(scratch()).isEmpty();
    }

    private List<Path> scratch() {
        return api.files().stream().filter(file -> file.startsWith(home.resolve("incoming"))).toList();
    }

    private void assertEventuallyEmpty() throws InterruptedException {
        for (int i = 0; i < 200 && !api.files().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(api.files()).isEmpty();
    }

    private static List<Path> systemTemporary() {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().matches("(FUp_|Attr_|micronaut|upload).*"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String head(String framing) {
        return "POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + framing
                + "\r\n";
    }

    private static void chunk(Socket socket, String text) throws IOException {
        send(socket, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static int status(InputStream in) throws IOException {
        byte[] start = in.readNBytes(12);
        return Integer.parseInt(new String(start, StandardCharsets.US_ASCII).substring(9));
    }
}
