package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A web page must not be able to drive a server on its reader's machine. */
class GuardApiTest {
    @SuppressWarnings("NullAway.Init")
    static ApiServer api;

    @BeforeAll
    static void start(@TempDir Path home) {
        api = new ApiServer(home, Map.of("songreel.api.allowed-hosts", "films.example",
                "songreel.api.allowed-origins", "https://studio.example"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** GET asks for the jobs (200), POST for one with an empty order (422): both only when the guard lets them in. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "GET, localhost:PORT, -, -, 200", "GET, 127.0.0.1:PORT, -, -, 200", "GET, [::1]:PORT, -, -, 200",
        "GET, FILMS.example, -, -, 200", "GET, -, -, -, 403", "GET, evil.example, -, -, 403",
        "GET, localhost.evil.example:PORT, -, -, 403", "GET, 127.0.0.1.evil.example, -, -, 403",
        "GET, localhost@evil.example, -, -, 403", "GET, localhost:PORT, http://evil.example, -, 403",
        "POST, localhost:PORT, -, -, 422", "POST, localhost:PORT, http://localhost:PORT, -, 422",
        "POST, localhost:PORT, http://evil.example, -, 403", "POST, localhost:PORT, null, -, 403",
        "POST, localhost:PORT, http://localhost:1, -, 403", "POST, localhost:PORT, https://studio.example, -, 422",
        "POST, evil.example, http://evil.example, -, 403", "POST, localhost:PORT, -, cross-site, 403",
        "POST, localhost:PORT, http://127.0.0.1.evil.example:PORT, -, 403",
        "GET, localhost:PORT, -, cross-site, 200"})
    void hosts_and_origins(String method, @Nullable String host, @Nullable String origin, @Nullable String site,
            int status) throws Exception {
        assertThat(call(api, method, host, origin, site, null)).isEqualTo(status);
    }

    private static int call(ApiServer api, String method, @Nullable String host, @Nullable String origin,
            @Nullable String site, @Nullable String token) throws IOException {
        String port = Integer.toString(api.server.getPort());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.getPort())) {
            String request = method + " /jobs HTTP/1.1\r\n" + (host == null ? "" : "Host: " + host + "\r\n")
                    + (origin == null ? "" : "Origin: " + origin + "\r\n")
                    + (site == null ? "" : "Sec-Fetch-Site: " + site + "\r\n")
                    + (token == null ? "" : "Authorization: " + token + "\r\n")
                    + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(request.replace("PORT", port).getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            return Integer.parseInt(new String(answer, StandardCharsets.US_ASCII).substring(9));
        }
    }

    @Test
    void a_token_is_asked_for_everywhere_but_on_signed_media(@TempDir Path other) throws Exception {
        try (ApiServer guarded = new ApiServer(other, Map.of("songreel.api.token", "s3cret"))) {
            assertThat(call(guarded, "GET", "localhost", null, null, null)).isEqualTo(401);
            assertThat(call(guarded, "GET", "localhost", null, null, "Bearer wrong")).isEqualTo(401);
            assertThat(call(guarded, "GET", "localhost", null, null, "Basic s3cret")).isEqualTo(401);
            assertThat(call(guarded, "GET", "localhost", null, null, "bearer s3cret")).isEqualTo(200);
            for (String path : new String[]{"/health", "/prometheus", "/openapi", "/events", "/no-such-page"}) {
                assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(401);
            }
            // the page itself holds nothing of the owner's; it is what asks a browser's user for the token
            for (String path : new String[]{"/", "/app/main.js", "/style/base.css", "/vendor/preact.js"}) {
                assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(200);
            }
            Form form = new Form().file("audio", "SONG").file("image", "PICTURE");
            JsonNode upload = ApiServer.json(guarded.send(guarded.request("/uploads", "Authorization", "Bearer s3cret")
                    .header("Content-Type", form.contentType())
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(form.bytes()))));
            assertThat(guarded.get(upload.get("audio_url").asText()).statusCode()).isEqualTo(200);
            assertThat(guarded.get("/media/x?exp=1&kid=a&sig=b").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void other_addresses_than_loopback_need_a_token(@TempDir Path other) {
        assertThatThrownBy(() -> new ApiServer(other, Map.of("songreel.api.host", "0.0.0.0")))
                .satisfies(
                        error -> assertThat(BadConfiguration.behind(error)).hasMessageContaining("songreel.api.token")
                                .hasMessageContaining("0.0.0.0"));
        try (ApiServer open = new ApiServer(other,
                Map.of("songreel.api.host", "0.0.0.0", "songreel.api.token", "s3cret"))) {
            assertThat(open.get("/health", "Authorization", "Bearer s3cret").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"songreel.api.tokn, songreel.api.token", "songreel.api.max-audio-byte, songreel.api.max-audio-bytes",
        "songreel.hom, songreel.home"})
    void a_key_that_nobody_reads_stops_the_start(String key, String meant, @TempDir Path other) {
        assertThatThrownBy(() -> new ApiServer(other, Map.of(key, "1")))
                .satisfies(error -> assertThat(BadConfiguration.behind(error))
                        .hasMessage("unknown setting " + key + "; did you mean " + meant + "?"));
    }

    @Test
    void keys_of_the_environment_are_checked_too() {
        KnownKeys keys = api.context.getBean(KnownKeys.class);
        assertThat(keys.problem("SONGREEL_API_TOKN")).hasValue(
                "unknown setting SONGREEL_API_TOKN; did you mean SONGREEL_API_TOKEN?");
        assertThat(keys.problem("SONGREEL_API_TOKEN")).isEmpty();
        assertThat(keys.problem("SONGREEL_HOME")).isEmpty();
        assertThat(keys.problem("SONGREEL_JAVA_HOME")).isEmpty();
        assertThat(keys.problem("songreel.api.allowedHosts[0]")).isEmpty();
        assertThat(keys.problem("SONGREEL_COMPLETELY_ELSE_AND_FAR")).hasValue(
                "unknown setting SONGREEL_COMPLETELY_ELSE_AND_FAR");
        assertThat(keys.problem("PATH")).isEmpty();
    }
}
