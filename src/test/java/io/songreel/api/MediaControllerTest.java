package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.SignedUrls;
import io.songreel.storage.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over real HTTP, with a client that is not ours. */
@TestInstance(Lifecycle.PER_CLASS)
class MediaControllerTest {
    private static final int SIZE = 3000;
    private static final ObjectKey FILM = ObjectKey.of("jobs", "7", "film.mp4");
    private final Path work;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectStore objects;
    private final SignedUrls urls;
    private final byte[] film = new byte[SIZE];
    private final String etag;

    MediaControllerTest(@TempDir Path work) throws IOException {
        this.work = work;
        ApplicationContext context = ApplicationContext.run(Map.of("micronaut.server.port", -1, "songreel.home",
                work.resolve("home").toString(), "datasources.default.url", "jdbc:h2:mem:" + UUID.randomUUID(),
                "datasources.default.dialect", "ANSI", "flyway.datasources.default.enabled", true));
        server = context.getBean(EmbeddedServer.class).start();
        objects = context.getBean(ObjectStore.class);
        urls = context.getBean(SignedUrls.class);
        new Random(9).nextBytes(film);
        etag = "\"" + put(FILM, film).sha256() + "\"";
    }

    @AfterAll
    void close() {
        client.close();
        server.getApplicationContext().close();
    }

    /** The rows of reliability fact M9, and their neighbours. */
    @ParameterizedTest
    @CsvSource({"bytes=0-0,206,0,0", "bytes=-10,206,2990,2999", "bytes=0-99999,206,0,2999", "bytes=5000-,416,0,0",
        "bytes=0-,206,0,2999", "bytes=100-199,206,100,199", "bytes=2999-,206,2999,2999", "bytes=-0,416,0,0",
        "bytes=-99999,206,0,2999", "bytes=3000-,416,0,0", "'bytes=0-1,5-6',200,0,2999", "bytes=9-1,200,0,2999",
        "lines=1-2,200,0,2999"})
    void ranges_follow_rfc_9110(String range, int status, int first, int last) throws Exception {
        HttpResponse<byte[]> answer = get(urls.sign(FILM, Duration.ofHours(1)), "Range", range);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        if (status == 416) {
            assertThat(header(answer, "Content-Range")).isEqualTo("bytes */3000");
            return;
        }
        assertThat(header(answer, "Content-Range"))
                .isEqualTo(status == 206 ? "bytes " + first + "-" + last + "/3000" : "");
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(last - first + 1));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(film, first, last + 1));
    }

    @Test
    void the_whole_comes_with_headers_that_let_a_browser_show_but_never_run_it() throws Exception {
        HttpResponse<byte[]> answer = get(urls.sign(FILM, Duration.ofHours(1)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(film);
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(answer, "ETag")).isEqualTo(etag);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private");
        assertThat(header(answer, "Content-Disposition")).isEmpty();
        assertThat(header(answer, "Content-Length")).isEqualTo("3000");
    }

    @Test
    void head_says_what_get_would_and_sends_no_body() throws Exception {
        String url = urls.sign(FILM, Duration.ofHours(1));
        HttpResponse<byte[]> head = send(request(url).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo("3000");
        assertThat(header(head, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(head, "ETag")).isEqualTo(etag);
        HttpResponse<byte[]> again = get(url);
        assertThat(again.body()).isEqualTo(film);
    }

    @Test
    void who_has_it_already_gets_304() throws Exception {
        String url = urls.sign(FILM, Duration.ofHours(1));
        for (String have : new String[]{etag, "W/" + etag, "\"other\", " + etag, "*"}) {
            HttpResponse<byte[]> answer = get(url, "If-None-Match", have);
            assertThat(answer.statusCode()).as(have).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(etag);
        }
        assertThat(get(url, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"same,206", "'\"other\"',200", "weak,200", "'Sun, 01 Mar 2026 12:00:00 GMT',200"})
    void a_range_of_another_version_is_not_served(String ifRange, int status) throws Exception {
        String tag = ifRange.equals("same") ? etag : ifRange.equals("weak") ? "W/" + etag : ifRange;
        HttpResponse<byte[]> answer = get(urls.sign(FILM, Duration.ofHours(1)), "Range", "bytes=0-9", "If-Range", tag);
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void a_changed_missing_or_foreign_signature_is_403_and_a_removed_object_404() throws Exception {
        String url = urls.sign(FILM, Duration.ofHours(1));
        for (String bad : new String[]{"/media/jobs/7/film.mp4", url.replace("film", "fi1m"), url + "x",
            url.replace("exp=", "exp=1"), url.replace("/7/", "/%2e%2e/"), url.replace("/7/", "/..%2f/"),
            url + "&download=evil.exe"}) {
            HttpResponse<byte[]> answer = get(bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(403);
            assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain(work.toString());
        }
        assertThat(get(urls.sign(ObjectKey.of("jobs", "none"), Duration.ofHours(1))).statusCode()).isEqualTo(404);
    }

    @Test
    void an_upload_is_shown_as_what_we_found_it_to_be() throws Exception {
        UUID id = UUID.randomUUID();
        ObjectKey key = ObjectKey.of("uploads", id.toString());
        StoredObject stored = put(key, new byte[]{1, 2, 3});
        server.getApplicationContext().getBean(Assets.class).add(new Asset(id, Asset.Kind.SONG, key, "audio/flac",
                stored.sha256(), stored.size(), "{}", Instant.now(), null));
        assertThat(header(get(urls.sign(key, Duration.ofHours(1))), "Content-Type")).isEqualTo("audio/flac");
        ObjectKey page = ObjectKey.of("uploads", "page.html");
        put(page, "<script>alert(1)</script>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(header(get(urls.sign(page, Duration.ofHours(1))), "Content-Type"))
                .isEqualTo("application/octet-stream");
    }

    @Test
    void a_download_carries_its_name() throws Exception {
        HttpResponse<byte[]> answer = get(urls.sign(FILM, Duration.ofHours(1), "Été: 1/2.mp4"));
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"Ete_ 1_2.mp4\"; filename*=UTF-8''%C3%89t%C3%A9_%201_2.mp4");
    }

    @Test
    void an_empty_object_is_an_empty_answer() throws Exception {
        ObjectKey key = ObjectKey.of("jobs", "empty.srt");
        put(key, new byte[0]);
        HttpResponse<byte[]> answer = get(urls.sign(key, Duration.ofHours(1)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(get(urls.sign(key, Duration.ofHours(1)), "Range", "bytes=0-").statusCode()).isEqualTo(416);
    }

    private StoredObject put(ObjectKey key, byte[] bytes) throws IOException {
        Path source = Files.write(work.resolve("source"), bytes);
        return objects.put(key, source);
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + url));
    }

    private HttpResponse<byte[]> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = request(url);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
