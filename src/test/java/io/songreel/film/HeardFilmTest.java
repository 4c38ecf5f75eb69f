package io.songreel.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.api.SongreelServer;
import io.songreel.media.TestSongs;
import io.songreel.render.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films whose words are found by models: tiny random ones, which hear nothing true but take every step. */
class HeardFilmTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String LYRICS = "first light over the river\nwe are going home\n\nsing it again";
    @TempDir
    static Path home;
    private static SongreelServer server;
    private static Caller caller;
    private static Path song;
    private static Path picture;

    @BeforeAll
    static void start() throws Exception {
        Path models = home.resolve("data/models");
        TinyModels.install(oneGraph("tiny-htdemucs", "separate"),
                TinyModels.RESOURCES.resolve("voice/tiny_htdemucs.onnx"), models);
        TinyModels.install(oneGraph("tiny-ctc", "align"), TinyModels.RESOURCES.resolve("lyrics/ctc"), models);
        ObjectNode whisper = TinyModels.manifest("tiny-whisper", "transcribe", "whisper");
        ObjectNode components = whisper.putObject("components");
        components.putObject("encoder").put("file", "encoder/model.onnx");
        components.putObject("decoder_merged").put("file", "decoder_merged/model.onnx");
        TinyModels.install(whisper, TinyModels.RESOURCES.resolve("whisper/tiny"), models);
        server = SongreelServer.start(Map.of("songreel.home", home.resolve("data").toString(), "songreel.api.port", 0));
        caller = new Caller(server.url());
        picture = Pictures.duskPng(home.resolve("picture.png"), 320, 256);
        song = TestSongs.write(home.resolve("song"), TestSongs.Kind.FLAC, 264_600);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void known_lyrics_get_their_times_from_the_separated_voice_behind_the_gate() throws Exception {
        String id = caller.order(song, picture, small().put("lyrics", LYRICS));
        JsonNode job = caller.awaitEnd(id, LIMIT);
        assertThat(job.get("status").asText()).as(job.get("error").toString()).isEqualTo("done");
        assertThat(job.get("lyrics_source").asText()).isEqualTo("uploaded");
        assertThat(lanes(id)).contains("separate gpu", "transcribe gpu");

        JsonNode analysis = caller.analysis(id);
        assertThat(analysis.get("words").findValuesAsText("text")).containsExactly(
                LYRICS.replace("\n\n", "\n").split("\\s+"));
        JsonNode alignment = analysis.get("lyrics_alignment");
        assertThat(alignment.get("lines")).hasSize(3);
        assertThat(alignment.get("quality").asDouble()).isBetween(0.0, 1.0);
        double before = 0;
        for (JsonNode word : analysis.get("words")) {
            assertThat(word.get("start_s").asDouble()).isBetween(before, 6.0);
            before = word.get("start_s").asDouble();
        }
        assertThat(job.get("subtitles").isNull()).isFalse();
    }

    @Test
    void words_that_come_with_their_times_need_nobody_to_listen() throws Exception {
        String timed = "[00:01.00]<00:01.00>going <00:01.50>home";
        String id = caller.order(song, picture, small().put("lyrics", timed));
        assertThat(caller.awaitEnd(id, LIMIT).get("status").asText()).isEqualTo("done");
        assertThat(lanes(id)).contains("transcribe cpu").noneMatch(lane -> lane.startsWith("separate"));
        JsonNode words = caller.analysis(id).get("words");
        assertThat(words.findValuesAsText("start_s")).containsExactly("1.0", "1.5");
        assertThat(words.findValuesAsText("source")).containsOnly("uploaded");
    }

    @Test
    void a_song_without_lyrics_is_listened_to_behind_the_gate_and_can_be_cancelled_while_it_is() throws Exception {
        String id = caller.order(song, picture, small());
        JsonNode job = caller.awaitEnd(id, LIMIT);
        assertThat(job.get("status").asText()).as(job.get("error").toString()).isEqualTo("done");
        assertThat(job.get("lyrics_source").asText()).isIn("whisper", "none");
        assertThat(lanes(id)).contains("separate gpu", "transcribe gpu");

        Path longer = TestSongs.write(home.resolve("longer"), TestSongs.Kind.FLAC, 44_100 * 60);
        String stopped = caller.order(longer, picture, small());
        caller.await(stopped, LIMIT, seen -> seen.get("message").asText().matches(".*(voice|words|song).*%?.*"));
        assertThat(caller.send("POST", "/jobs/" + stopped + "/cancel", null).statusCode()).isEqualTo(202);
        assertThat(caller.awaitEnd(stopped, LIMIT).get("status").asText()).isEqualTo("cancelled");
    }

    private static ObjectNode oneGraph(String id, String task) {
        ObjectNode manifest = TinyModels.manifest(id, task, id);
        manifest.putObject("components").putObject("graph").put("file", "model.onnx");
        return manifest;
    }

    private static ObjectNode small() {
        return Caller.options().put("width", 256).put("height", 256).put("num_scenes", 2).put("renderer", "still");
    }

    private static List<String> lanes(String id) throws IOException, InterruptedException {
        List<String> lanes = new ArrayList<>();
        for (JsonNode unit : caller.plan(id).get("units")) {
            lanes.add(unit.get("name").asText() + " " + unit.get("lane").asText());
        }
        return lanes;
    }
}
