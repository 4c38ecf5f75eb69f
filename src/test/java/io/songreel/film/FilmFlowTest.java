package io.songreel.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.api.SongreelServer;
import io.songreel.media.FilmLabels;
import io.songreel.media.TestSongs;
import io.songreel.render.Pictures;
import io.songreel.render.caption.CaptionFont;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole, over HTTP: a song and a picture in, a finished film out. */
class FilmFlowTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final Set<TestSongs.Kind> COPIED = EnumSet.complementOf(EnumSet.of(TestSongs.Kind.WAV_16,
            TestSongs.Kind.WAV_24, TestSongs.Kind.WAV_F32, TestSongs.Kind.OGG_VORBIS));

    @TempDir
    static Path home;
    private static SongreelServer server;
    private static Caller caller;
    private static Path picture;

    @BeforeAll
    static void start() throws Exception {
        server = SongreelServer.start(Map.of("songreel.home", home.resolve("data").toString(), "songreel.api.port", 0));
        caller = new Caller(server.url());
        picture = Pictures.duskPng(home.resolve("picture.png"), 640, 400);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(TestSongs.Kind.class)
    void a_film_is_as_long_as_its_song_to_the_millisecond(TestSongs.Kind kind) throws Exception {
        Path song = TestSongs.write(home.resolve(kind.name()), kind, 322_887);
        String id = caller.order(song, picture, small().put("num_scenes", 3));
        JsonNode job = caller.awaitEnd(id, LIMIT);

        assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("done");
        assertThat(job.get("progress").asDouble()).isEqualTo(1.0);
        JsonNode proof = job.get("timing_proof");
        assertThat(Math.abs(proof.get("video_end_s").asDouble() - proof.get("audio_end_s").asDouble()))
                .isLessThanOrEqualTo(0.001);
        assertThat(job.get("audio_duration_s").asDouble()).isEqualTo(
                proof.get("audio_samples").asDouble() / proof.get("sample_rate").asDouble(),
                within(1.5 / proof.get("sample_rate").asDouble()));
        assertThat(proof.get("frames_decoded").asLong()).isEqualTo(proof.get("frames_expected").asLong());
        long sceneFrames = 0;
        for (JsonNode scene : job.get("scenes")) {
            sceneFrames += scene.get("frames").asLong();
        }
        assertThat(sceneFrames).isEqualTo(proof.get("frames_expected").asLong());
        assertThat(proof.get("audio_packets_identical").asBoolean()).isEqualTo(COPIED.contains(kind));
        assertThat(job.get("subtitles").isNull()).as("no word has a time").isTrue();

        Path film = caller.download(job.get("final_video_url").asText(), home.resolve(kind.name() + ".mp4"));
        assertThat(Files.size(film)).isGreaterThan(10_000);
        caller.download(job.get("poster_url").asText(), home.resolve(kind.name() + "-poster.jpg"));
        caller.download(job.get("contact_sheet_url").asText(), home.resolve(kind.name() + "-sheet.jpg"));
    }

    @Test
    void changing_one_scene_renders_only_that_scene() throws Exception {
        String id = caller.order(TestSongs.write(home.resolve("edit"), TestSongs.Kind.FLAC, 264_601), picture,
                small().put("num_scenes", 4));
        JsonNode before = caller.awaitEnd(id, LIMIT);
        assertThat(before.get("status").asText()).isEqualTo("done");

        assertThat(caller.send("PATCH", "/jobs/" + id, "{\"scenes\":[{\"i\":2,\"seed\":7,\"camera\":\"tilt up\"}]}")
                .statusCode()).isEqualTo(200);
        JsonNode edited = caller.job(id);
        assertThat(statuses(edited)).containsExactly("done", "done", "stale", "done");
        assertThat(edited.get("final_video_url").isNull()).as("the old film stays to be seen").isFalse();

        assertThat(caller.send("POST", "/jobs/" + id + "/run", null).statusCode()).isEqualTo(202);
        JsonNode after = caller.await(id, LIMIT, job -> job.get("status").asText().equals("done")
                && job.get("status_sequence").asLong() > edited.get("status_sequence").asLong() + 1);
        assertThat(after.get("status").asText()).isEqualTo("done");
        assertThat(statuses(after)).containsOnly("done");
        for (int i = 0; i < 4; i++) {
            boolean same = path(before, i).equals(path(after, i));
            assertThat(same).as("scene %d keeps its clip", i).isEqualTo(i != 2);
        }
        assertThat(after.get("timing_proof").get("delta_ms").asDouble()).isBetween(-1.0, 1.0);
    }

    @Test
    void the_same_order_gives_the_same_frames() throws Exception {
        Path song = TestSongs.write(home.resolve("twice"), TestSongs.Kind.MP3_CBR, 176_401);
        List<JsonNode> manifests = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            String id = caller.order(song, picture, small().put("seed", 42).put("num_scenes", 2));
            JsonNode job = caller.awaitEnd(id, LIMIT);
            Path film = caller.download(job.get("final_video_url").asText(), home.resolve("twice-" + run + ".mp4"));
            manifests.add(Manifests.inside(film));
        }
        assertThat(manifests.get(0).get("scenes")).isEqualTo(manifests.get(1).get("scenes"));
        assertThat(manifests.get(0).get("scenes").get(0).get("clip_packets_sha256").asText()).hasSize(64);
    }

    @Test
    void uploaded_lyrics_win_and_show_up_in_scenes() throws Exception {
        ObjectNode options = small().put("lyrics", "[00:00.50]first light over the river\n[00:03.00]we are going home");
        String id = caller.order(TestSongs.write(home.resolve("words"), TestSongs.Kind.OGG_VORBIS, 264_601), picture,
                options);
        JsonNode job = caller.awaitEnd(id, LIMIT);
        assertThat(job.get("status").asText()).isEqualTo("done");
        assertThat(job.get("lyrics_source").asText()).isEqualTo("uploaded");
        assertThat(job.get("segments").findValuesAsText("lyric_snippet")).anyMatch(words -> words.contains("river"));

        Path subtitles = caller.download(job.get("subtitles").asText(), home.resolve("words.vtt"));
        assertThat(Files.readString(subtitles)).startsWith("WEBVTT\n\n00:00:00.500 --> ")
                .contains("first light over the river");
        FilmLabels labels = FilmLabels.read(caller.download(job.get("final_video_url").asText(),
                home.resolve("words.mp4")));
        JsonNode sections = caller.analysis(id).get("sections");
        assertThat(labels.chapters()).hasSameSizeAs(sections);
        for (int i = 0; i < sections.size(); i++) {
            assertThat(labels.chapters().get(i).startSeconds())
                    .isCloseTo(sections.get(i).get("start_s").asDouble(), within(0.001));
            assertThat(labels.chapters().get(i).title())
                    .startsWithIgnoringCase(sections.get(i).get("label").asText());
        }
    }

    @Test
    void drawn_lyrics_change_the_clips_that_have_words_and_no_other() throws Exception {
        assumeTrue(CaptionFont.available(), "this machine offers Java no font");
        Path song = TestSongs.write(home.resolve("drawn"), TestSongs.Kind.FLAC, 264_601);
        ObjectNode options = small().put("num_scenes", 3).put("seed", 7).put("segmentation", "fixed").put("lyrics",
                "[00:02.60]<00:02.60>hello <00:03.00>you<00:03.40>");
        List<JsonNode> scenes = new ArrayList<>();
        for (boolean burn : new boolean[]{false, true}) {
            String id = caller.order(song, picture, options.deepCopy().put("burn_lyrics", burn));
            JsonNode job = caller.awaitEnd(id, LIMIT);
            assertThat(job.get("status").asText()).isEqualTo("done");
            assertThat(job.get("user_options").get("burn_lyrics").asBoolean()).isEqualTo(burn);
            scenes.add(Manifests.inside(caller.download(job.get("final_video_url").asText(),
                    home.resolve("drawn-" + burn + ".mp4"))).get("scenes"));
        }
        for (int i = 0; i < 3; i++) {
            JsonNode plain = scenes.getFirst().get(i);
            boolean words = plain.get("start_s").asDouble() < 3.4 && plain.get("end_s").asDouble() > 2.6;
            assertThat(plain.get("clip_packets_sha256").equals(scenes.getLast().get(i).get("clip_packets_sha256")))
                    .as("scene %d is bit-identical", i).isNotEqualTo(words);
        }
    }

    @Test
    void who_asks_for_drawn_lyrics_of_a_song_without_words_is_told() throws Exception {
        String id = caller.order(TestSongs.write(home.resolve("mute"), TestSongs.Kind.FLAC, 88_200), picture,
                small().put("num_scenes", 1).put("burn_lyrics", true));
        assertThat(caller.awaitEnd(id, LIMIT).get("status").asText()).isEqualTo("done");
        assertThat(caller.send("GET", "/jobs/" + id + "/events?since=0", null).body()).contains("event: warning")
                .contains("no_lyrics_to_draw");
    }

    @Test
    void the_bundle_holds_the_films_own_clips_and_the_uploaded_song() throws Exception {
        Path song = TestSongs.write(home.resolve("bundle"), TestSongs.Kind.MP3_CBR, 264_601);
        String id = caller.order(song, picture, small().put("num_scenes", 3));
        JsonNode job = caller.awaitEnd(id, LIMIT);
        assertThat(job.get("status").asText()).isEqualTo("done");
        Path bundle = caller.download("/jobs/" + id + "/export?format=bundle", home.resolve("bundle.zip"));
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            String folder = "songreel-" + id + "/";
            assertThat(zip.getInputStream(zip.getEntry(folder + "song.mp3"))).hasSameContentAs(
                    Files.newInputStream(song));
            for (int i = 0; i < 3; i++) {
                Path clip = caller.download(job.get("scenes").get(i).get("clip_url").asText(),
                        home.resolve("clip-" + i + ".mp4"));
                assertThat(zip.getInputStream(zip.getEntry(folder + "clips/000" + (i + 1) + ".mp4")))
                        .hasSameContentAs(Files.newInputStream(clip));
            }
            assertThat(zip.getInputStream(zip.getEntry(folder + "film.fcpxml"))).asString(StandardCharsets.UTF_8)
                    .contains("duration=\"" + job.get("timing_proof").get("frames_expected").asText() + "/25s\"");
        }
    }

    private static ObjectNode small() {
        return Caller.options().put("width", 320).put("height", 256).put("fps", 25);
    }

    private static List<String> statuses(JsonNode job) {
        return job.get("scenes").findValuesAsText("status");
    }

    private static String path(JsonNode job, int scene) {
        return job.get("scenes").get(scene).get("clip_url").asText().replaceFirst("\\?.*", "");
    }
}
