package io.songreel.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** The page over a made-up film: as many scenes and as many events a second as wished, which no machine renders. */
final class StubFilm implements AutoCloseable {
    static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final Path PUBLIC = Path.of("src/main/resources/public");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double SCENE_S = 4;

    private final HttpServer server;
    private final int scenes;
    private final int perSecond;
    private final int events;
    private final byte[] picture;

    /**
     * @param perSecond
     *            events a second, every second one a preview
     * @param events
     *            how many in all; with none the film is done
     */
    StubFilm(int scenes, int perSecond, int events, Path picture) throws IOException {
        this.scenes = scenes;
        this.perSecond = perSecond;
        this.events = events;
        this.picture = Files.readAllBytes(picture);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String page() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/#/film/" + ID;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.equals("/")) {
                send(exchange, 200, "text/html",
                        Files.readString(PUBLIC.resolve("index.html")).replace("{{nonce}}", "x")
                                .getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith("/media/")) {
                send(exchange, 200, "image/jpeg", picture);
            } else if (path.equals("/jobs/" + ID)) {
                send(exchange, 200, "application/json", JSON.writeValueAsBytes(job()));
            } else if (path.equals("/jobs/" + ID + "/plan")) {
                send(exchange, 200, "application/json", "{\"units\":[],\"estimated_s\":0.0}".getBytes(
                        StandardCharsets.UTF_8));
            } else if (path.equals("/jobs/" + ID + "/analysis")) {
                send(exchange, 200, "application/json", JSON.writeValueAsBytes(analysis()));
            } else if (path.equals("/jobs/" + ID + "/events") && events > 0) {
                stream(exchange);
            } else if (path.endsWith("/events")) {
                exchange.sendResponseHeaders(204, -1);
            } else if (Files.isRegularFile(PUBLIC.resolve(path.substring(1)))) {
                send(exchange, 200, path.endsWith(".js") ? "text/javascript" : "text/css",
                        Files.readAllBytes(PUBLIC.resolve(path.substring(1))));
            } else {
                send(exchange, 404, "application/problem+json", "{\"status\":404,\"title\":\"none\"}".getBytes(
                        StandardCharsets.UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void stream(HttpExchange exchange) throws IOException {
        long since = Long.parseLong(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        long begin = System.nanoTime();
        for (long seq = since + 1; seq <= events; seq++) {
            out.write(event(seq).getBytes(StandardCharsets.UTF_8));
            out.flush();
            LockSupport.parkNanos(begin + (seq - since) * 1_000_000_000L / perSecond - System.nanoTime());
        }
        // stays open, as a running film's stream does
        LockSupport.parkNanos(60_000_000_000L);
    }

    private String event(long seq) {
        String data = seq % 2 == 0
                ? "{\"progress\":" + (0.55 + 0.3 * seq / events) + ",\"message\":\"event " + seq + "\"}"
                : "{\"i\":" + (seq / 2 % scenes) + ",\"step\":" + (seq % 8) + ",\"steps\":8,\"url\":\"/media/p"
                        + (seq % 40)
                        + ".jpg?exp=9999999999\"}";
        return "id: " + seq + "\nevent: " + (seq % 2 == 0 ? "progress" : "preview") + "\ndata: " + data + "\n\n";
    }

    private ObjectNode job() {
        boolean done = events == 0;
        ObjectNode job = JSON.createObjectNode().put("job_id", ID).put("kind", "music_video")
                .put("title", "Many scenes")
                .put("status", done ? "done" : "generating_scenes").put("progress", done ? 1 : 0.55).put("message", "")
                .put("audio_duration_s", scenes * SCENE_S).put("status_sequence", 1).put("global_mood", "calm")
                .put("global_style", "plain");
        for (String key : new String[]{"final_video_url", "poster_url", "contact_sheet_url", "manifest_url",
            "subtitles",
            "error", "eta_s", "queue_position", "images", "transcript", "timing_proof"}) {
            job.putNull(key);
        }
        job.putArray("palette").add("#2f203b").add("#f8b288");
        job.putArray("motifs");
        job.putArray("do_not_include");
        job.putObject("user_options").put("width", 1280).put("height", 720);
        ArrayNode all = job.putArray("scenes");
        for (int i = 0; i < scenes; i++) {
            all.addObject().put("i", i).put("start_s", i * SCENE_S).put("end_s", (i + 1) * SCENE_S).put("frames", 100)
                    .put("prompt", "Scene " + i + ": a long wave folding over dark sand, a lamp in a far window")
                    .put("camera", "pan").put("motion", "slow").put("negative_prompt", "text").put("seed", i)
                    .put("status", done ? "done" : "running").put("renderer", "still").putNull("clip_url")
                    .put("thumbnail_url", "/media/t" + i + ".jpg?exp=9999999999").put("attempts", 1);
        }
        return job;
    }

    private ObjectNode analysis() {
        ObjectNode all = JSON.createObjectNode().put("tempo_bpm", 120).put("key", "A minor");
        ArrayNode beats = all.putArray("beats_s");
        ArrayNode bars = all.putArray("downbeats_s");
        ArrayNode energy = all.putObject("energy").put("hop_s", 0.1).putArray("values");
        ArrayNode words = all.putArray("words");
        double duration = scenes * SCENE_S;
        for (int i = 0; i * 0.5 < duration; i++) {
            (i % 4 == 0 ? bars : beats).add(i * 0.5);
            words.addObject().put("text", "word").put("start_s", i * 0.5).put("end_s", i * 0.5 + 0.4);
        }
        for (int i = 0; i * 0.1 < duration; i++) {
            energy.add(0.5 + 0.5 * Math.sin(i * 0.05));
        }
        ArrayNode sections = all.putArray("sections");
        for (int i = 0; i < 20; i++) {
            sections.addObject().put("start_s", duration * i / 20).put("end_s", duration * (i + 1) / 20)
                    .put("label", i % 2 == 0 ? "verse" : "chorus").put("repetition", i % 2).put("confidence", 0.8);
        }
        all.putObject("cut_report");
        return all;
    }
}
