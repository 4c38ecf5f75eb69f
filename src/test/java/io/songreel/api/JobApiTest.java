package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.audio.MusicFacts;
import io.songreel.audio.SongSection;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Span;
import io.songreel.musicvideo.CutReport;
import io.songreel.musicvideo.Segmentation;
import io.songreel.job.JobStatus;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobApiTest {
    private static final Set<String> KEYS = Set.of("job_id", "title", "status", "progress", "message",
            "final_video_url", "poster_url", "contact_sheet_url", "subtitles", "global_mood", "global_style", "palette",
            "motifs", "do_not_include", "audio_duration_s", "transcript", "lyrics_source", "director", "renderer",
            "user_options", "segments", "scenes", "timing_proof", "error", "queue_position", "eta_s",
            "status_sequence", "created_at", "updated_at", "started_at", "finished_at");
    private static final Set<String> SCENE_KEYS = Set.of("i", "start_s", "end_s", "frames", "prompt", "camera",
            "motion", "negative_prompt", "seed", "status", "renderer", "clip_url", "thumbnail_url", "attempts");
    private static final Set<String> OPTION_KEYS = Set.of("scene_len_s", "segmentation", "num_scenes", "cut_frequency",
            "intensity", "style_tags", "aspect", "width", "height", "fps", "seed", "renderer", "director", "language",
            "lyrics", "fade_in_s", "fade_out_s", "draft", "stop_after", "burn_lyrics");

    @SuppressWarnings("NullAway.Init")
    static ApiServer api;

    @BeforeAll
    static void start(@TempDir Path home) {
        api = new ApiServer(home);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static JsonNode job(UUID id) {
        return ApiServer.json(api.get("/jobs/" + id));
    }

    @Test
    void a_job_shows_every_key_of_the_contract_from_the_first_moment() {
        JsonNode job = job(api.film());
        assertThat(names(job)).containsAll(KEYS);
        assertThat(names(job.get("scenes").get(0))).containsAll(SCENE_KEYS);
        assertThat(names(job.get("user_options"))).isEqualTo(OPTION_KEYS);
        assertThat(names(job.get("segments").get(0))).isEqualTo(Set.of("i", "start_s", "end_s", "lyric_snippet",
                "energy_hint", "section", "repetition"));
        assertThat(job.get("segments").get(0).get("section").asText()).isEqualTo("verse");
        assertThat(job.get("segments").get(1).get("section").isNull()).isTrue();
        assertThat(job.get("status").asText()).isEqualTo("queued");
        assertThat(job.get("user_options").get("seed").asLong()).isEqualTo(7);
        assertThat(job.get("created_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(job.get("final_video_url").isNull()).isTrue();
    }

    @Test
    void a_job_is_accepted_with_its_address() {
        JsonNode upload = upload();
        HttpResponse<String> answer = api.post("/jobs", "{\"audio_url\":" + upload.get("audio_url") + ",\"image_url\":"
                + upload.get("image_url") + ",\"title\":\"Night drive\",\"user_options\":{\"fps\":30}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = ApiServer.json(answer).get("job_id").asText();
        assertThat(answer.headers().firstValue("Location")).hasValue("/jobs/" + id);
        JsonNode job = job(UUID.fromString(id));
        assertThat(job.get("title").asText()).isEqualTo("Night drive");
        assertThat(job.get("user_options").get("fps").asInt()).isEqualTo(30);
    }

    @Test
    void everything_wrong_with_an_order_is_named_at_once() {
        HttpResponse<String> answer = api.post("/jobs",
                "{\"audio_url\":\"http://169.254.169.254/latest\",\"image_upload_id\":\"" + UUID.randomUUID()
                        + "\",\"user_options\":{\"fps\":26,\"sparkle\":1}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiServer.json(answer).findValuesAsText("field")).containsExactlyInAnyOrder("audio_url",
                "image_upload_id", "user_options.fps", "user_options.sparkle");
    }

    @Test
    void unknown_keys_and_wrong_types_are_named() {
        HttpResponse<String> unknown = api.post("/jobs", "{\"audio_uri\":\"x\",\"titel\":\"y\"}");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(ApiServer.json(unknown).findValuesAsText("field")).containsExactlyInAnyOrder("audio_uri", "titel");
        HttpResponse<String> type = api.post("/jobs", "{\"title\":5}");
        assertThat(type.statusCode()).isEqualTo(422);
        assertThat(ApiServer.json(type).findValuesAsText("field")).containsExactly("title");
        assertThat(api.post("/jobs", "[]").statusCode()).isEqualTo(422);
        assertThat(api.post("/jobs", "{\"title\":").statusCode()).isEqualTo(400);
        assertThat(api.post("/jobs", "{\"title\":\"a\",\"title\":\"b\"}").statusCode()).isEqualTo(400);
        assertThat(api.post("/jobs", "").statusCode()).isEqualTo(400);
    }

    @Test
    void unknown_query_parameters_are_named() {
        HttpResponse<String> answer = api.get("/jobs?limits=3&state=done");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(ApiServer.json(answer).findValuesAsText("field")).containsExactly("limits", "state");
        assertThat(api.get("/jobs?limit=0").statusCode()).isEqualTo(422);
        assertThat(api.get("/jobs?status=dreaming").statusCode()).isEqualTo(422);
        assertThat(api.get("/jobs?cursor=7").statusCode()).isEqualTo(422);
        assertThat(api.get("/jobs/" + UUID.randomUUID() + "?wait=abc").statusCode()).isEqualTo(422);
    }

    @Test
    void fifty_posts_with_one_key_make_one_job_and_another_body_is_refused() throws Exception {
        JsonNode upload = upload();
        String body = "{\"audio_upload_id\":" + upload.get("audio_upload_id") + ",\"image_upload_id\":"
                + upload.get("image_upload_id") + "%s}";
        Set<String> ids = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> api.post("/jobs", body.formatted(""), "Idempotency-Key", "k1")))
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                ids.add(ApiServer.json(answer.get()).get("job_id").asText());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(api.post("/jobs", body.formatted(",\"title\":\"other\""), "Idempotency-Key", "k1").statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_full_queue_says_when_to_come_again() {
        JsonNode upload = upload();
        api.jobs.bound = 0;
        try {
            HttpResponse<String> answer = api.post("/jobs", "{\"audio_upload_id\":" + upload.get("audio_upload_id")
                    + ",\"image_upload_id\":" + upload.get("image_upload_id") + "}");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            api.jobs.bound = Integer.MAX_VALUE;
        }
    }

    @Test
    void an_unchanged_job_is_not_sent_twice_nor_built_twice() {
        UUID id = api.film();
        api.jobs.emit(id, JobStatus.RUNNING, 0.2, "progress", "{}");
        HttpResponse<String> first = api.get("/jobs/" + id);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        int built = api.films.views.get();
        HttpResponse<String> second = api.get("/jobs/" + id, "If-None-Match", "\"x\", W/" + etag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(api.films.views.get()).isEqualTo(built);
        long moved = api.jobs.emit(id, JobStatus.RUNNING, 0.3, "progress", "{}");
        HttpResponse<String> third = api.get("/jobs/" + id + "?since=" + (moved - 1), "If-None-Match", etag);
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(ApiServer.json(third).get("progress").asDouble()).isEqualTo(0.3);
    }

    @Test
    void a_poll_may_be_a_moment_behind_a_running_job_but_never_tells_another_status() throws Exception {
        UUID id = api.film();
        api.jobs.emit(id, JobStatus.RUNNING, 0.1, "progress", "{}");
        for (int i = 2; i < 9; i++) {
            api.jobs.emit(id, JobStatus.RUNNING, i / 10.0, "progress", "{}");
            JsonNode job = job(id);
            assertThat(job.get("status").asText()).isEqualTo("running");
            for (int tries = 0; tries < 500 && job.get("progress").asDouble() < i / 10.0; tries++) {
                Thread.sleep(5);
                job = job(id);
            }
            assertThat(job.get("progress").asDouble()).isEqualTo(i / 10.0);
        }
        api.jobs.emit(id, JobStatus.DONE, 1, "done", "{}");
        assertThat(job(id).get("status").asText()).isEqualTo("done");
    }

    @Test
    void a_long_poll_answers_when_the_job_moves_and_not_when_another_does() throws Exception {
        UUID id = api.film();
        UUID other = api.film();
        long since = job(id).get("status_sequence").asLong();
        CompletableFuture<HttpResponse<String>> poll = CompletableFuture
                .supplyAsync(() -> api.get("/jobs/" + id + "?wait=60&since=" + since));
        for (int i = 0; i < 5; i++) {
            api.jobs.emit(other, JobStatus.RUNNING, 0.1 * i, "progress", "{}");
            Thread.sleep(20);
        }
        assertThat(poll).isNotDone();
        api.jobs.emit(id, JobStatus.RUNNING, 0.4, "progress", "{}");
        assertThat(ApiServer.json(poll.get()).get("progress").asDouble()).isEqualTo(0.4);
    }

    @Test
    void a_long_poll_that_waits_in_vain_answers_with_what_is() {
        UUID id = api.film();
        long since = job(id).get("status_sequence").asLong();
        HttpResponse<String> answer = api.get("/jobs/" + id + "?wait=0.2&since=" + since);
        assertThat(ApiServer.json(answer).get("status_sequence").asLong()).isEqualTo(since);
        assertThat(ApiServer.json(api.get("/jobs/" + id + "?wait=60&since=" + (since - 1))).get("status_sequence")
                .asLong()).isEqualTo(since);
    }

    @Test
    void pages_of_jobs_are_newest_first_and_miss_none() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(api.film().toString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int i = 0; i < 3; i++) {
            JsonNode page = ApiServer.json(api.get("/jobs?limit=2" + cursor));
            seen.addAll(page.get("jobs").findValuesAsText("job_id"));
            cursor = "&cursor=" + page.get("next_cursor").asText();
        }
        assertThat(seen.subList(0, 5)).isEqualTo(made.reversed());
    }

    @Test
    void cancel_tells_what_became_of_the_job() {
        UUID queued = api.film();
        HttpResponse<String> answer = api.post("/jobs/" + queued + "/cancel", "");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(ApiServer.json(answer).get("status").asText()).isEqualTo("cancelled");
        assertThat(api.post("/jobs/" + queued + "/cancel", "").statusCode()).isEqualTo(409);
        UUID running = api.film();
        api.jobs.emit(running, JobStatus.RUNNING, 0.2, "status", "{}");
        assertThat(ApiServer.json(api.send(api.request("/jobs/" + running + "/cancel").POST(BodyPublishers.noBody())))
                .get("status").asText()).isEqualTo("cancelling");
    }

    @Test
    void retry_is_for_what_failed() {
        UUID id = api.film();
        assertThat(api.post("/jobs/" + id + "/retry", "").statusCode()).isEqualTo(409);
        api.jobs.emit(id, JobStatus.FAILED, 0.2, "failed", "{}");
        HttpResponse<String> answer = api.post("/jobs/" + id + "/retry", "");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(ApiServer.json(answer).get("status").asText()).isEqualTo("queued");
        api.jobs.emit(id, JobStatus.DONE, 1, "done", "{}");
        assertThat(ApiServer.json(api.post("/jobs/" + id + "/retry", "")).get("code").asText())
                .isEqualTo("nothing_to_do");
    }

    @Test
    void an_edit_makes_the_touched_scene_stale() {
        UUID id = api.film();
        api.jobs.emit(id, JobStatus.DONE, 1, "done", "{}");
        HttpResponse<String> answer = patch(id, "{\"title\":\"New\",\"scenes\":[{\"i\":1,\"prompt\":\"a harbour\"}]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode job = ApiServer.json(answer);
        assertThat(job.get("title").asText()).isEqualTo("New");
        assertThat(job.get("scenes").get(1).get("status").asText()).isEqualTo("stale");
        assertThat(job.get("scenes").get(1).get("prompt").asText()).isEqualTo("a harbour");
        HttpResponse<String> wrong = patch(id, "{\"scenes\":[{\"i\":9},{\"i\":0,\"seed\":-1},{\"i\":0,\"zoom\":1}]}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(ApiServer.json(wrong).findValuesAsText("field")).containsExactly("scenes[2].zoom");
        wrong = patch(id, "{\"scenes\":[{\"i\":9},{\"i\":0,\"seed\":-1}]}");
        assertThat(ApiServer.json(wrong).findValuesAsText("field")).containsExactly("scenes[0].i", "scenes[1].seed");
        assertThat(patch(id, "{}").statusCode()).isEqualTo(422);
    }

    private static HttpResponse<String> patch(UUID id, String body) {
        return api.send(api.request("/jobs/" + id).header("Content-Type", "application/json").method("PATCH",
                BodyPublishers.ofString(body)));
    }

    @Test
    void a_deleted_job_is_gone_and_a_running_one_stays() {
        UUID id = api.film();
        assertThat(api.send(api.request("/jobs/" + id).DELETE()).statusCode()).isEqualTo(409);
        api.jobs.emit(id, JobStatus.FAILED, 0, "failed", "{}");
        assertThat(api.send(api.request("/jobs/" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(api.get("/jobs/" + id).statusCode()).isEqualTo(404);
        assertThat(api.send(api.request("/jobs/" + id).DELETE()).statusCode()).isEqualTo(404);
    }

    @Test
    void the_plan_lists_units_and_their_cost() {
        JsonNode plan = ApiServer.json(api.get("/jobs/" + api.film() + "/plan"));
        assertThat(plan.get("units").findValuesAsText("state")).containsExactly("done", "missing");
        assertThat(plan.get("estimated_s").asDouble()).isEqualTo(2.5);
    }

    @Test
    void the_analysis_tells_what_is_known_and_guesses_nothing() {
        JsonNode analysis = ApiServer.json(api.get("/jobs/" + api.film() + "/analysis"));
        assertThat(names(analysis)).containsAll(Set.of("tempo_bpm", "tempo_confidence", "meter", "beats_s",
                "downbeats_s", "key", "key_confidence", "sections", "energy", "loudness_lufs", "words", "cut_report",
                "lyrics_alignment"));
        assertThat(analysis.get("lyrics_alignment").isNull()).isTrue();
        assertThat(analysis.get("tempo_bpm").isNull()).isTrue();
        assertThat(analysis.get("beats_s")).isEmpty();
        assertThat(analysis.at("/energy/values/1").asDouble()).isEqualTo(0.4);
        assertThat(analysis.get("loudness_lufs").asDouble()).isEqualTo(-11.2);
        assertThat(analysis.at("/words/0/source").asText()).isEqualTo("uploaded");
    }

    @Test
    void the_analysis_shows_what_was_heard_and_how_the_cuts_sit_on_it() {
        api.films.music = new MusicFacts(117.0, 0.9, 4, List.of(0.02, 0.53), List.of(0.02), "A minor", 0.6,
                List.of(new SongSection(0, 8, SongSection.Label.CHORUS, 2, 0.7)));
        api.films.cuts = new CutReport(Segmentation.SECTIONS, 1.0, 0.5, 11.0, 38.0, 1,
                List.of(new CutReport.Cut(4.0, 11.0, null)));
        try {
            JsonNode analysis = ApiServer.json(api.get("/jobs/" + api.film() + "/analysis"));
            assertThat(analysis.get("tempo_bpm").asDouble()).isEqualTo(117);
            assertThat(analysis.get("meter").asInt()).isEqualTo(4);
            assertThat(analysis.at("/beats_s/1").asDouble()).isEqualTo(0.53);
            assertThat(analysis.get("downbeats_s")).hasSize(1);
            assertThat(analysis.get("key").asText()).isEqualTo("A minor");
            assertThat(analysis.at("/sections/0").toString()).isEqualTo(
                    "{\"start_s\":0.0,\"end_s\":8.0,\"label\":\"chorus\",\"repetition\":2,\"confidence\":0.7}");
            assertThat(names(analysis.get("cut_report"))).isEqualTo(Set.of("cuts", "on_beat_share",
                    "on_downbeat_share", "mean_error_ms", "worst_error_ms", "lines_broken", "strategy", "each"));
            assertThat(analysis.at("/cut_report/cuts").asInt()).isEqualTo(1);
            assertThat(analysis.at("/cut_report/strategy").asText()).isEqualTo("sections");
            assertThat(analysis.at("/cut_report/each/0/beat_ms").asDouble()).isEqualTo(11);
        } finally {
            api.films.music = FakeFilms.NOISE;
            api.films.cuts = null;
        }
    }

    @Test
    void the_analysis_tells_how_known_lyrics_came_to_their_times() {
        api.films.alignment = new Alignment(Alignment.Method.MATCHED, 0.45,
                List.of(Alignment.Line.of("Hello world", new Span(1, 2), 0.45, Alignment.Method.MATCHED)));
        try {
            JsonNode analysis = ApiServer.json(api.get("/jobs/" + api.film() + "/analysis"));
            assertThat(analysis.get("lyrics_alignment").toString()).isEqualTo(
                    "{\"method\":\"matched\",\"quality\":0.45,\"lines\":[{\"text\":\"Hello world\",\"start_s\":1.0,"
                            + "\"end_s\":2.0,\"quality\":0.45,\"doubtful\":true,\"method\":\"matched\"}]}");
        } finally {
            api.films.alignment = null;
        }
    }

    @Test
    void words_can_be_taken_away_as_subtitles() {
        UUID id = api.film();
        HttpResponse<String> srt = api.get("/jobs/" + id + "/export?format=srt");
        assertThat(srt.statusCode()).as(srt.body()).isEqualTo(200);
        assertThat(srt.body()).isEqualTo("1\n00:00:01,000 --> 00:00:02,000\nHello world\n\n");
        assertThat(api.get("/jobs/" + id + "/export?format=vtt").body())
                .isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello world\n\n");
        assertThat(api.get("/jobs/" + id + "/export?format=lrc").body()).isEqualTo("[00:01.00]Hello world\n");
        assertThat(api.get("/jobs/" + id + "/export?format=elrc").body())
                .isEqualTo("[00:01.00]<00:01.00>Hello <00:01.50>world<00:02.00>\n");
        assertThat(api.get("/jobs/" + id + "/export?format=ass").body()).contains("{\\k40}Hello{\\k10} {\\k50}world\n");
        assertThat(api.get("/jobs/" + id + "/export?format=srt&beats=all").statusCode()).isEqualTo(422);
        assertThat(api.get("/jobs/" + id + "/export?format=doc").statusCode()).isEqualTo(422);
        assertThat(api.get("/jobs/" + id + "/export").statusCode()).isEqualTo(422);
    }

    @Test
    void a_film_can_be_taken_to_an_editor_before_it_is_finished() {
        UUID id = api.film();
        HttpResponse<String> edl = api.get("/jobs/" + id + "/export?format=edl");
        assertThat(edl.statusCode()).as(edl.body()).isEqualTo(200);
        assertThat(edl.body()).contains("00:00:04:00 00:00:08:00").contains("* LOC: 00:00:01:05 CYAN    Bar 1\n");
        assertThat(edl.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"" + id + ".edl\"");
        assertThat(api.get("/jobs/" + id + "/export?format=fcpxml").body()).contains("<fcpxml version=\"1.10\">")
                .contains("marker");
        assertThat(api.get("/jobs/" + id + "/export?format=fcpxml&beats=none").body()).doesNotContain("marker");
        assertThat(ApiServer.json(api.get("/jobs/" + id + "/export?format=otio")).get("OTIO_SCHEMA").asText())
                .isEqualTo("Timeline.1");
        assertThat(api.get("/jobs/" + id + "/export?format=otio&beats=some").statusCode()).isEqualTo(422);
        HttpResponse<String> bundle = api.get("/jobs/" + id + "/export?format=bundle");
        assertThat(bundle.statusCode()).as("no clips yet").isEqualTo(404);
        assertThat(ApiServer.json(bundle).get("code").asText()).isEqualTo("not_known_yet");
    }

    @Test
    void the_bundle_is_a_zip_of_timelines_media_and_words() throws Exception {
        UUID id = api.film();
        ObjectKey key = new ObjectKey("jobs/" + id + "/clip.mp4");
        api.context.getBean(ObjectStore.class).put(key,
                Files.writeString(Files.createTempFile(api.home, "clip", ""), "moving pictures"));
        api.films.film = key;
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(api.http.send(
                api.request("/jobs/" + id + "/export?format=bundle").build(), BodyHandlers.ofInputStream()).body())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName().replace("songreel-" + id + "/", ""),
                        new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            api.films.film = null;
        }
        assertThat(files.keySet()).containsExactly("README.txt", "clips/0001.mp4", "clips/0002.mp4", "film.edl",
                "film.fcpxml", "film.otio", "song.mp3", "subtitles/film.ass", "subtitles/film.lrc",
                "subtitles/film.srt", "subtitles/film.vtt");
        assertThat(files.get("clips/0002.mp4")).isEqualTo("moving pictures");
    }

    @Test
    void what_is_no_job_is_not_found() {
        for (String path : List.of("/jobs/7", "/jobs/" + UUID.randomUUID(), "/jobs/" + UUID.randomUUID() + "/plan",
                "/jobs/" + UUID.randomUUID() + "/analysis", "/jobs/" + UUID.randomUUID() + "/events")) {
            assertThat(api.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private static JsonNode upload() {
        return ApiServer.json(api.upload(new Form().file("audio", "SONG").file("image", "PICTURE")));
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
