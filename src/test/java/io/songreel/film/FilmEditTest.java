package io.songreel.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.api.SongreelServer;
import io.songreel.media.TestSongs;
import io.songreel.render.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner changes in a film costs what it touches, and nothing that was made is lost. */
class FilmEditTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    @TempDir
    static Path home;
    private static SongreelServer server;
    private static Caller caller;
    private static Path song;
    private static Path picture;

    @BeforeAll
    static void start() throws Exception {
        server = SongreelServer.start(Map.of("songreel.home", home.resolve("data").toString(), "songreel.api.port", 0));
        caller = new Caller(server.url());
        picture = Pictures.duskPng(home.resolve("picture.png"), 320, 256);
        // six seconds
        song = TestSongs.write(home.resolve("song"), TestSongs.Kind.FLAC, 264_600);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_earlier_take_comes_back_without_being_rendered_again() throws Exception {
        JsonNode before = film(wish());
        String id = before.get("job_id").asText();
        assertThat(patch(id, "{\"scenes\":[{\"i\":1,\"seed\":7,\"prompt\":\"another street\"}]}")).isEqualTo(200);
        JsonNode after = run(id);
        assertThat(path(after, 1)).isNotEqualTo(path(before, 1));

        JsonNode takes = caller.send("GET", "/jobs/" + id + "/scenes/1/takes");
        assertThat(takes.findValuesAsText("current")).containsExactly("true", "false");
        assertThat(takes.findValuesAsText("prompt").getFirst()).isEqualTo("another street");
        String old = takes.get("takes").get(1).get("take").asText();
        assertThat(caller.send("POST", "/jobs/" + id + "/scenes/1/takes/" + old, null).statusCode()).isEqualTo(200);
        assertThat(caller.send("POST", "/jobs/" + id + "/scenes/1/takes/none", null).statusCode()).isEqualTo(404);
        JsonNode kept = caller.job(id);
        assertThat(kept.get("scenes").findValuesAsText("status")).containsOnly("done");
        assertThat(kept.get("scenes").get(1).get("seed")).isEqualTo(before.get("scenes").get(1).get("seed"));
        assertThat(path(kept, 1)).isEqualTo(path(before, 1));
        assertThat(film(kept)).as("even the film of that time is still there").isEqualTo(film(before));
        assertThat(caller.send("GET", "/jobs/" + id + "/scenes/1/takes").get("takes")).hasSize(2);
    }

    @Test
    void a_moved_border_renders_the_scenes_on_both_sides_and_the_film_keeps_its_length() throws Exception {
        JsonNode before = film(wish());
        String id = before.get("job_id").asText();
        assertThat(patch(id, "{\"borders\":[{\"i\":1,\"start_s\":3.71}]}")).isEqualTo(422);
        assertThat(patch(id, "{\"borders\":[{\"i\":0,\"start_s\":1}]}")).isEqualTo(422);
        assertThat(patch(id, "{\"borders\":[{\"i\":1}]}")).isEqualTo(422);

        assertThat(patch(id, "{\"borders\":[{\"i\":1,\"start_s\":2.43}]}")).isEqualTo(200);
        JsonNode edited = caller.job(id);
        assertThat(edited.get("scenes").findValuesAsText("status")).containsExactly("stale", "stale", "done");
        JsonNode after = run(id);
        assertThat(after.get("scenes").findValuesAsText("frames")).containsExactly("61", "39", "50");
        assertThat(after.get("segments").get(0).get("end_s")).isEqualTo(after.get("segments").get(1).get("start_s"));
        assertThat(path(after, 2)).isEqualTo(path(before, 2));
        assertThat(after.get("timing_proof").get("frames_decoded").asInt()).isEqualTo(150);
    }

    @Test
    void a_job_may_rest_for_review_before_anything_is_rendered() throws Exception {
        String id = caller.order(song, picture, wish().put("stop_after", "direction"));
        JsonNode rests = caller.await(id, LIMIT, job -> job.get("status").asText().equals("review"));
        assertThat(rests.get("scenes")).hasSize(3);
        assertThat(rests.get("scenes").findValuesAsText("status")).containsOnly("waiting");
        assertThat(rests.get("global_mood").asText()).isNotBlank();
        assertThat(patch(id, "{\"scenes\":[{\"i\":0,\"prompt\":\"a quiet harbour\"}]}")).isEqualTo(200);
        JsonNode film = run(id);
        assertThat(film.get("scenes").get(0).get("prompt").asText()).isEqualTo("a quiet harbour");
        assertThat(film.get("timing_proof").get("frames_decoded").asInt()).isEqualTo(150);
    }

    @Test
    void an_estimate_creates_nothing_and_the_queue_can_be_held() throws Exception {
        film(wish());
        int jobs = caller.send("GET", "/jobs?limit=100").get("jobs").size();
        JsonNode upload = caller.upload(song, picture);
        ObjectNode body = Caller.options().put("audio_upload_id", upload.get("audio_upload_id").asText())
                .put("image_upload_id", upload.get("image_upload_id").asText());
        body.set("user_options", wish());
        JsonNode estimate = new ObjectMapper()
                .readTree(caller.send("POST", "/jobs/estimate", body.toString()).body());
        assertThat(estimate.get("scenes").asInt()).isEqualTo(3);
        assertThat(estimate.get("frames").asInt()).isEqualTo(150);
        assertThat(estimate.get("estimated_s").asDouble()).isPositive();
        assertThat(caller.send("GET", "/jobs?limit=100").get("jobs")).hasSize(jobs);

        assertThat(caller.send("POST", "/queue/pause", null).statusCode()).isEqualTo(200);
        String id = caller.order(song, picture, wish());
        assertThat(caller.send("POST", "/jobs/" + id + "/front", null).statusCode()).isEqualTo(200);
        JsonNode queue = caller.send("GET", "/queue");
        assertThat(queue.get("paused").asBoolean()).isTrue();
        assertThat(queue.get("waiting").get(0).asText()).isEqualTo(id);
        assertThat(caller.send("POST", "/queue/resume", null).statusCode()).isEqualTo(200);
        assertThat(caller.awaitEnd(id, LIMIT).get("status").asText()).isEqualTo("done");
        JsonNode listed = caller.send("GET", "/jobs?limit=1").get("jobs").get(0);
        assertThat(listed.get("kind").asText()).isEqualTo("music_video");
        assertThat(listed.get("poster_url").isNull()).isFalse();
    }

    private static ObjectNode wish() {
        return Caller.options().put("width", 256).put("height", 256).put("num_scenes", 3).put("segmentation", "fixed")
                .put("seed", 5);
    }

    private static JsonNode film(ObjectNode options) throws IOException, InterruptedException {
        JsonNode job = caller.awaitEnd(caller.order(song, picture, options), LIMIT);
        assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("done");
        return job;
    }

    private static int patch(String id, String body) throws IOException, InterruptedException {
        return caller.send("PATCH", "/jobs/" + id, body).statusCode();
    }

    private static JsonNode run(String id) throws IOException, InterruptedException {
        assertThat(caller.send("POST", "/jobs/" + id + "/run", null).statusCode()).isEqualTo(202);
        return caller.await(id, LIMIT, job -> List.of("done", "failed").contains(job.get("status").asText()));
    }

    private static String film(JsonNode job) {
        return job.get("final_video_url").asText().replaceFirst("\\?.*", "");
    }

    private static String path(JsonNode job, int scene) {
        return job.get("scenes").get(scene).get("clip_url").asText().replaceFirst("\\?.*", "");
    }
}
