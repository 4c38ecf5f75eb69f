package io.songreel.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.api.SongreelServer;
import io.songreel.media.TestSongs;
import io.songreel.render.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rung of image models, whole: a tiny random model paints every scene. */
class PaintedFilmTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @TempDir
    static Path home;
    private static SongreelServer server;
    private static Caller caller;
    private static Path picture;

    @BeforeAll
    static void start() throws Exception {
        TinyModels.install("tiny-lcm", home.resolve("data/models"));
        server = SongreelServer.start(Map.of("songreel.home", home.resolve("data").toString(), "songreel.api.port", 0));
        caller = new Caller(server.url());
        picture = Pictures.duskPng(home.resolve("picture.png"), 640, 400);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ObjectNode painted() {
        return Caller.options().put("width", 320).put("height", 256).put("fps", 25).put("renderer", "image");
    }

    @Test
    void every_scene_is_painted_and_the_film_is_exact() throws Exception {
        Path song = TestSongs.write(home.resolve("painted"), TestSongs.Kind.MP3_CBR, 176_401);
        String id = caller.order(song, picture, painted().put("num_scenes", 2).put("seed", 5));
        JsonNode job = caller.awaitEnd(id, LIMIT);

        assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("done");
        assertThat(job.get("renderer").asText()).isEqualTo("image");
        assertThat(job.get("scenes").findValuesAsText("renderer")).containsOnly("image");
        JsonNode proof = job.get("timing_proof");
        assertThat(proof.get("frames_decoded").asLong()).isEqualTo(proof.get("frames_expected").asLong());
        assertThat(proof.get("delta_ms").asDouble()).isBetween(-1.0, 1.0);
        for (JsonNode unit : caller.plan(id).get("units")) {
            boolean scene = unit.get("name").asText().startsWith("render[");
            assertThat(unit.get("lane").asText()).as(unit.toString()).isEqualTo(scene ? "gpu" : "cpu");
        }
        String still = caller.order(song, picture, painted().put("renderer", "still").put("num_scenes", 2)
                .put("seed", 5));
        Path plain = caller.download(caller.awaitEnd(still, LIMIT).get("poster_url").asText(), home.resolve("s.jpg"));
        Path poster = caller.download(job.get("poster_url").asText(), home.resolve("p.jpg"));
        assertThat(Files.mismatch(plain, poster)).as("a painted film looks different").isNotNegative();
    }

    @Test
    void a_film_cancelled_while_it_denoises_stops_and_goes_on_when_asked() throws Exception {
        Path song = TestSongs.write(home.resolve("cancelled"), TestSongs.Kind.FLAC, 264_601);
        String id = caller.order(song, picture, painted().put("num_scenes", 3));
        JsonNode running = caller.await(id, LIMIT, job -> job.get("message").asText().contains("denoising step"));
        assertThat(running.get("message").asText()).contains("denoising step");
        assertThat(caller.send("POST", "/jobs/" + id + "/cancel", null).statusCode()).isEqualTo(202);
        assertThat(caller.awaitEnd(id, LIMIT).get("status").asText()).isEqualTo("cancelled");

        assertThat(caller.send("POST", "/jobs/" + id + "/run", null).statusCode()).isEqualTo(202);
        JsonNode done = caller.await(id, LIMIT, job -> job.get("status").asText().equals("done"));
        assertThat(done.get("timing_proof").get("delta_ms").asDouble()).isBetween(-1.0, 1.0);
    }

    @Test
    void a_killed_server_keeps_its_painted_scenes_and_paints_the_rest() throws Exception {
        Path data = home.resolve("killed");
        TinyModels.install("tiny-lcm", data.resolve("models"));
        Path song = TestSongs.write(home.resolve("song"), TestSongs.Kind.WAV_16, 352_801);
        String id;
        Map<Integer, String> kept = new HashMap<>();
        try (ServerProcess first = ServerProcess.start(data)) {
            Caller before = new Caller(first.url());
            id = before.order(song, picture, painted().put("num_scenes", 4));
            JsonNode job = before.await(id, LIMIT, seen -> !done(seen).isEmpty());
            assertThat(job.get("status").asText()).isEqualTo("generating_scenes");
            first.kill();
            kept.putAll(done(job));
        }
        try (ServerProcess second = ServerProcess.start(data)) {
            Caller after = new Caller(second.url());
            JsonNode job = after.awaitEnd(id, LIMIT);
            assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("done");
            assertThat(done(job)).hasSize(4).containsAllEntriesOf(kept);
            assertThat(job.get("timing_proof").get("delta_ms").asDouble()).isBetween(-1.0, 1.0);
        }
    }

    /** Scene number → key of its clip. */
    private static Map<Integer, String> done(JsonNode job) {
        Map<Integer, String> clips = new HashMap<>();
        for (JsonNode scene : job.get("scenes")) {
            if (scene.get("status").asText().equals("done")) {
                clips.put(scene.get("i").asInt(), scene.get("clip_url").asText().replaceFirst("\\?.*", ""));
            }
        }
        return clips;
    }

    @Test
    void capabilities_name_the_model_and_an_order_for_what_is_not_there_is_refused() throws Exception {
        JsonNode all = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(caller.send("GET", "/capabilities", null).body());
        assertThat(all.get("image_models").findValuesAsText("id")).isEqualTo(List.of("tiny-lcm"));
        assertThat(all.get("renderers").findValuesAsText("name")).contains("image");
        JsonNode upload = caller.upload(TestSongs.write(home.resolve("refused"), TestSongs.Kind.FLAC, 44_100), picture);
        String order = "{\"audio_upload_id\":" + upload.get("audio_upload_id") + ",\"image_upload_id\":"
                + upload.get("image_upload_id") + ",\"user_options\":{\"renderer\":\"video\"}}";
        assertThat(caller.send("POST", "/jobs", order).statusCode()).isEqualTo(422);
    }
}
