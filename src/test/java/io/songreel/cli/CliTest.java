package io.songreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a server that answers by the script of a test. */
class CliTest {
    private Path directory = Path.of("");
    @SuppressWarnings("NullAway.Init")
    private HttpServer server;
    private final Deque<String> states = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int uploadStatus = 201;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        directory = folder;
        Files.writeString(directory.resolve("song.mp3"), "SONG");
        Files.writeString(directory.resolve("picture.png"), "PICTURE");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        synchronized (calls) {
            calls.add(call + " " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(body, StandardCharsets.UTF_8));
        }
        if (call.equals("POST /uploads")) {
            reply(exchange, uploadStatus, uploadStatus == 201
                    ? "{\"audio_upload_id\":\"a\",\"image_upload_id\":\"i\"}"
                    : "{\"title\":\"The file is of no accepted type\",\"detail\":\"Songs are mp3.\"}");
        } else if (call.equals("POST /jobs")) {
            reply(exchange, 202, "{\"job_id\":\"j\"}");
        } else if (call.startsWith("GET /jobs/j")) {
            reply(exchange, 200, states.size() > 1 ? states.removeFirst() : states.getFirst());
        } else {
            reply(exchange, 200, "bytes of " + exchange.getRequestURI().getPath());
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String state(String status, double progress, String more) {
        return "{\"status\":\"" + status + "\",\"progress\":" + progress + ",\"message\":\"scene 1 of 2\","
                + "\"eta_s\":65.2,\"status_sequence\":3" + more + "}";
    }

    private int run(String... words) {
        Terminal terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, directory,
                Map.of("SONGREEL_API_TOKEN", "s3cret"));
        return Main.run(terminal, words);
    }

    private int render(String... more) {
        List<String> words = new ArrayList<>(List.of("render", "song.mp3", "picture.png", "--server",
                "http://127.0.0.1:" + server.getAddress().getPort()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_film_comes_with_poster_contact_sheet_and_subtitles() throws IOException {
        states.add(state("generating_scenes", 0.5, ""));
        states.add(state("done", 1, ",\"final_video_url\":\"/media/f.mp4?x=1\",\"poster_url\":\"/media/p.jpg?x=1\","
                + "\"contact_sheet_url\":\"/media/c.png?x=1\",\"subtitles\":\"/media/s.vtt?x=1\""));
        assertThat(render("-o", "films/mine.mp4", "--option", "fps=30", "style_tags=neon, rain", "aspect=16:9",
                "draft=true")).isZero();
        assertThat(directory.resolve("films/mine.mp4")).hasContent("bytes of /media/f.mp4");
        assertThat(directory.resolve("films/mine-poster.jpg")).hasContent("bytes of /media/p.jpg");
        assertThat(directory.resolve("films/mine-contact-sheet.png")).hasContent("bytes of /media/c.png");
        assertThat(directory.resolve("films/mine.vtt")).hasContent("bytes of /media/s.vtt");
        assertThat(text(err)).contains("50 %  generating_scenes: scene 1 of 2 · 1:05 left").doesNotContain("\u001b");
        assertThat(calls.get(0)).startsWith("POST /uploads Bearer s3cret").contains("SONG").contains("PICTURE");
        assertThat(calls.get(1)).contains("\"user_options\":{\"fps\":30,\"style_tags\":[\"neon\",\"rain\"],"
                + "\"aspect\":\"16:9\",\"draft\":true}");
        try (var files = Files.list(directory.resolve("films"))) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void without_a_name_the_film_is_called_as_the_song() {
        states.add(state("done", 1, ",\"final_video_url\":\"/media/f.mp4\""));
        assertThat(render()).isZero();
        assertThat(directory.resolve("song.mp4")).exists();
    }

    @Test
    void a_failed_job_says_why_and_ends_with_1() {
        states.add(state("failed", 0.3, ",\"error\":{\"title\":\"The disk is full\",\"detail\":\"Make room.\"}"));
        assertThat(render()).isEqualTo(1);
        assertThat(text(err)).contains("The disk is full. Make room.");
        assertThat(directory.resolve("song.mp4")).doesNotExist();
    }

    @Test
    void a_cancelled_job_ends_with_130() {
        states.add(state("cancelled", 0.3, ""));
        assertThat(render()).isEqualTo(130);
    }

    @Test
    void bad_input_ends_with_2_and_a_sentence() {
        uploadStatus = 415;
        assertThat(render()).isEqualTo(2);
        assertThat(text(err)).contains("The file is of no accepted type. Songs are mp3.");
        assertThat(run("render", "nothing.mp3", "picture.png")).isEqualTo(2);
        assertThat(text(err)).contains("There is no file nothing.mp3.");
        assertThat(run("render")).isEqualTo(2);
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("render", "song.mp3", "picture.png", "--server", "nonsense")).isEqualTo(2);
    }

    @Test
    void a_server_that_is_not_there_is_said_in_a_sentence() {
        server.stop(0);
        assertThat(render()).isEqualTo(1);
        assertThat(text(err)).contains("No server answers").doesNotContain("Exception");
    }

    @Test
    void lyrics_are_read_from_a_file() throws IOException {
        Files.writeString(directory.resolve("words.lrc"), "[00:01.00]Hello");
        states.add(state("done", 1, ""));
        assertThat(render("--option", "lyrics=@words.lrc")).isZero();
        assertThat(calls.get(1)).contains("\"lyrics\":\"[00:01.00]Hello\"");
        assertThat(render("--option", "lyrics=@gone.lrc")).isEqualTo(2);
    }

    @Test
    void the_bar_fills_from_empty_to_full() {
        assertThat(ProgressLine.bar(0)).isEqualTo("▕" + " ".repeat(28) + "▏");
        assertThat(ProgressLine.bar(1)).isEqualTo("▕" + "█".repeat(28) + "▏");
        for (int i = 0; i <= 1000; i++) {
            assertThat(ProgressLine.bar(i / 1000.0)).hasSize(30);
        }
        assertThat(ProgressLine.clock(65.4)).isEqualTo("1:05");
    }
}
