package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models/download.sh} against a server that breaks off, with a manifest in the form of the packaged ones. */
class DownloadScriptTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private final Path work;

    DownloadScriptTest(@TempDir Path work) {
        this.work = work;
    }

    @BeforeAll
    static void needs_curl() throws Exception {
        assumeThat(new ProcessBuilder("bash", "-c", "command -v curl").start().waitFor()).as("curl is installed")
                .isZero();
    }

    @Test
    void it_downloads_resumes_and_checks() throws Exception {
        try (FaultyServer server = new FaultyServer(HELLO)) {
            manifest(SHA256_OF_HELLO);
            Files.createDirectories(work.resolve("out/hello"));
            Files.writeString(work.resolve("out/hello/hello.bin.part"), "he");
            assertThat(run(server, "hello")).isZero();
            assertThat(work.resolve("out/hello/hello.bin")).hasContent("hello");
            assertThat(work.resolve("out/hello/hello.bin.sha256")).hasContent(SHA256_OF_HELLO + "  hello.bin");
            assertThat(server.requests).containsExactly("/hello/hello.bin bytes=2-");
            assertThat(run(server, "hello")).isZero();
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void a_wrong_file_is_removed() throws Exception {
        try (FaultyServer server = new FaultyServer(HELLO)) {
            manifest("0".repeat(64));
            assertThat(run(server, "hello")).isEqualTo(1);
            assertThat(work.resolve("out/hello")).isEmptyDirectory();
        }
    }

    @Test
    void an_unknown_or_hostile_id_is_a_usage_error() throws Exception {
        try (FaultyServer server = new FaultyServer(HELLO)) {
            manifest(SHA256_OF_HELLO);
            assertThat(run(server, "none")).isEqualTo(2);
            assertThat(run(server, "../hello")).isEqualTo(2);
            assertThat(run(server, "")).isEqualTo(2);
        }
    }

    private void manifest(String sha256) throws IOException {
        String packaged = Files.readString(Path.of("models/whisper-tiny.json"));
        Files.writeString(work.resolve("hello.json"), packaged.replace("whisper-tiny", "hello")
                .replace("ggml-tiny.bin", "hello.bin").replaceAll("\"size\": \\d+", "\"size\": 5")
                .replaceAll("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + sha256 + "\""));
    }

    private int run(FaultyServer server, String id) throws Exception {
        ProcessBuilder script = new ProcessBuilder("bash", Path.of("models/download.sh").toAbsolutePath().toString(),
                id,
                work.resolve("out").toString());
        script.environment().putAll(Map.of("MANIFESTS", work.toString(), "MIRROR", server.uri().toString(),
                "no_proxy", "localhost"));
        return script.redirectErrorStream(true).redirectOutput(work.resolve("log").toFile()).start().waitFor();
    }
}
