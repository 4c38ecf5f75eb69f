package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.JobStatus;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventApiTest {
    @SuppressWarnings("NullAway.Init")
    static ApiServer api;
    @TempDir
    Path directory = Path.of("");

    @BeforeAll
    static void start(@TempDir Path home) {
        api = new ApiServer(home, Map.of("songreel.api.heartbeat", "100ms", "songreel.api.max-streams", 3));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** An open event stream. */
    private record Stream(InputStream body, BufferedReader lines) implements AutoCloseable {
        static Stream open(String path, String... headers) throws IOException, InterruptedException {
            HttpRequest request = api.request(path, headers).GET().build();
            HttpResponse<InputStream> answer = api.http.send(request, BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/event-stream"));
            return new Stream(answer.body(),
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        }

        /** The id of the next event, or −1 at the end. */
        long next() throws IOException {
            long id = -1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = Long.parseLong(line.substring(4));
                } else if (line.isEmpty() && id >= 0) {
                    return id;
                }
            }
            return -1;
        }

        String line() throws IOException {
            return lines.readLine();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private static List<Long> rest(Stream stream) throws IOException {
        List<Long> ids = new ArrayList<>();
        for (long id = stream.next(); id >= 0; id = stream.next()) {
            ids.add(id);
        }
        return ids;
    }

    private static List<Long> journal(UUID job) {
        return api.jobs.events(job, 0, 10_000).stream().map(event -> event.seq()).toList();
    }

    @Test
    void a_stream_ends_after_the_terminal_event_and_has_each_event_in_full() throws Exception {
        UUID job = api.film();
        api.jobs.emit(job, JobStatus.RUNNING, 0.5, "scene", "{\"i\":0,\n\"step\":1}");
        long last = api.jobs.emit(job, JobStatus.DONE, 1, "done", "{}");
        try (Stream stream = Stream.open("/jobs/" + job + "/events")) {
            String all = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).contains("event: scene\ndata: {\"i\":0,\ndata: \"step\":1}\n\n")
                    .endsWith("id: " + last + "\nevent: done\ndata: {}\n\n");
        }
    }

    @Test
    void a_preview_comes_with_a_link_that_opens_and_without_the_objects_key() throws Exception {
        UUID job = api.film();
        ObjectKey key = ObjectKey.of("jobs", job.toString(), "previews", "0003.jpg");
        Path file = Files.writeString(directory.resolve("preview.jpg"), "JPEG");
        api.context.getBean(ObjectStore.class).put(key, file);
        api.jobs.emit(job, JobStatus.RUNNING, 0.5, "preview",
                "{\"i\":3,\"step\":2,\"steps\":8,\"key\":\"" + key.value() + "\"}");
        api.jobs.emit(job, JobStatus.DONE, 1, "done", "{}");
        try (Stream stream = Stream.open("/jobs/" + job + "/events")) {
            String all = new String(stream.body().readAllBytes(), StandardCharsets.UTF_8);
            String data = all.substring(all.indexOf("event: preview\ndata: ") + 21).lines().findFirst().orElseThrow();
            JsonNode preview = ApiServer.JSON.readTree(data);
            assertThat(preview.properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("i", "step",
                    "steps", "url");
            assertThat(api.get(preview.get("url").asText()).body()).isEqualTo("JPEG");
        }
    }

    /** A reader of all jobs has no other way to know whose an event is. */
    @Test
    void in_the_stream_of_all_jobs_an_event_names_its_job() throws Exception {
        UUID job = api.film();
        long last = api.jobs.emit(job, JobStatus.RUNNING, 0.5, "progress", "{\"progress\":0.5}");
        api.jobs.emit(job, JobStatus.DONE, 1, "done", "{}");
        try (Stream stream = Stream.open("/events", "Last-Event-ID", Long.toString(last - 1))) {
            StringBuilder all = new StringBuilder();
            while (!all.toString().contains("event: done") || !all.toString().endsWith("\n\n")) {
                all.append((char) stream.body().read());
            }
            assertThat(all).contains("event: progress\ndata: {\"job_id\":\"" + job + "\",\"progress\":0.5}\n")
                    .contains("event: done\ndata: {\"job_id\":\"" + job + "\"}\n");
        }
    }

    @Test
    void reconnects_at_random_moments_miss_nothing_and_repeat_nothing() throws Exception {
        UUID job = api.film();
        Thread worker = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 400; i++) {
                api.jobs.emit(job, JobStatus.RUNNING, i / 400.0, "progress", "{\"i\":" + i + "}");
            }
            api.jobs.emit(job, JobStatus.DONE, 1, "done", "{}");
        });
        List<Long> seen = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 100; i++) {
            String last = seen.isEmpty() ? "0" : seen.getLast().toString();
            try (Stream stream = Stream.open("/jobs/" + job + "/events?since=0", "Last-Event-ID", last)) {
                for (int n = random.nextInt(1, 5); n > 0 && seen.size() < 395; n--) {
                    seen.add(stream.next());
                }
            }
        }
        worker.join();
        try (Stream stream = Stream.open("/jobs/" + job + "/events", "Last-Event-ID", seen.getLast().toString())) {
            seen.addAll(rest(stream));
        }
        assertThat(seen).isEqualTo(journal(job));
    }

    @Test
    void a_live_stream_gets_events_as_they_come() throws Exception {
        UUID job = api.film();
        try (Stream stream = Stream.open("/jobs/" + job + "/events")) {
            assertThat(stream.next()).isEqualTo(journal(job).getFirst());
            long later = api.jobs.emit(job, JobStatus.RUNNING, 0.1, "progress", "{}");
            assertThat(stream.next()).isEqualTo(later);
            long end = api.jobs.emit(job, JobStatus.CANCELLED, 0.1, "cancelled", "{}");
            assertThat(rest(stream)).containsExactly(end);
        }
    }

    @Test
    void who_has_seen_the_end_is_told_to_stay_away() {
        UUID job = api.film();
        long end = api.jobs.emit(job, JobStatus.FAILED, 0.1, "failed", "{}");
        assertThat(api.get("/jobs/" + job + "/events", "Last-Event-ID", Long.toString(end)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_silent_stream_shows_that_it_lives() throws Exception {
        UUID job = api.film();
        try (Stream stream = Stream.open("/jobs/" + job + "/events")) {
            stream.next();
            assertThat(stream.line()).startsWith(":");
        }
    }

    @Test
    void the_stream_of_all_jobs_has_the_events_of_each() throws Exception {
        long before = api.jobs.events(null, 0, 100_000).getLast().seq();
        UUID one = api.film();
        UUID two = api.film();
        api.jobs.emit(one, JobStatus.DONE, 1, "done", "{}");
        try (Stream stream = Stream.open("/events?since=" + before)) {
            List<Long> ids = LongStream.range(0, 3).map(i -> next(stream)).boxed().toList();
            assertThat(ids).isEqualTo(List.of(before + 1, before + 2, before + 3));
            long later = api.jobs.emit(two, JobStatus.RUNNING, 0.3, "progress", "{}");
            assertThat(stream.next()).isEqualTo(later);
        }
    }

    private static long next(Stream stream) {
        try {
            return stream.next();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void streams_are_bounded_and_a_closed_one_makes_room() throws Exception {
        UUID job = api.film();
        List<Stream> open = new ArrayList<>();
        int status = 200;
        for (int i = 0; i < 10 && status == 200; i++) {
            HttpRequest request = api.request("/jobs/" + job + "/events").GET().build();
            HttpResponse<InputStream> answer = api.http.send(request, BodyHandlers.ofInputStream());
            status = answer.statusCode();
            open.add(new Stream(answer.body(), new BufferedReader(new InputStreamReader(answer.body(),
                    StandardCharsets.UTF_8))));
        }
        assertThat(status).isEqualTo(429);
        for (Stream stream : open) {
            stream.close();
        }
        for (int i = 0; i < 200 && status == 429; i++) {
            Thread.sleep(50);
            HttpResponse<InputStream> answer = api.http.send(api.request("/jobs/" + job + "/events").GET().build(),
                    BodyHandlers.ofInputStream());
            status = answer.statusCode();
            answer.body().close();
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void a_place_in_the_journal_is_a_number() {
        UUID job = api.film();
        assertThat(api.get("/jobs/" + job + "/events?since=x").statusCode()).isEqualTo(422);
        assertThat(api.get("/events", "Last-Event-ID", "-4").statusCode()).isEqualTo(422);
    }
}
