package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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
            assertThat(work.resolve("out/hello/hello.bin.sha256")).hasContent(SHA256_OF_HELLO
                    + "  hello.bin\n# 5 bytes from " + server.uri() + "/hello/hello.bin\n");
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

    @Test
    void many_files_of_unknown_size_are_asked_for_checked_and_pinned() throws Exception {
        byte[] graph = new byte[1000];
        new Random(5).nextBytes(graph);
        try (HubServer server = new HubServer().with("unet/model.onnx", graph).with("model_index.json", HELLO)) {
            pictures(server);
            Files.createDirectories(work.resolve("out/pictures/unet"));
            Files.write(work.resolve("out/pictures/unet/model.onnx.part"), Arrays.copyOf(graph, 400));
            assertThat(run("", "pictures")).isZero();
            Path folder = work.resolve("out/pictures");
            assertThat(folder.resolve("unet/model.onnx")).hasBinaryContent(graph);
            assertThat(folder.resolve("model_index.json")).hasContent("hello");
            assertThat(folder.resolve("unet/model.onnx.sha256")).content()
                    .startsWith(HubServer.sha256(graph) + "  model.onnx\n# 1000 bytes from ")
                    .contains(HubServer.COMMIT);
            assertThat(server.requests).contains("GET /cdn/unet/model.onnx bytes=400-");
            ModelManifest model = ManifestReader.read(work.resolve("pictures.json"));
            ModelStore store = new ModelStore(work.resolve("out"), List.of());
            assertThat(store.verify(model, CancelToken.never()))
                    .as("what the script brings is what a pull brings").isEqualTo(ModelStore.Verdict.GOOD);
            int before = server.requests.size();
            assertThat(run("", "pictures")).isZero();
            assertThat(server.requests).hasSize(before);
        }
    }

    @Test
    void bytes_other_than_the_server_announced_are_removed() throws Exception {
        try (HubServer server = new HubServer().with("model_index.json", HELLO)) {
            byte[] graph = new byte[500];
            graph[0] = 1;
            server.with("unet/model.onnx", graph);
            server.forged = "unet/model.onnx";
            pictures(server);
            assertThat(run("", "pictures")).isEqualTo(1);
            assertThat(work.resolve("out/pictures/unet")).isEmptyDirectory();
        }
    }

    @Test
    void a_model_that_nobody_publishes_says_how_it_is_made() throws Exception {
        Files.copy(Path.of("models/sd-turbo.json"), work.resolve("sd-turbo.json"));
        assertThat(run("", "sd-turbo")).isEqualTo(1);
        assertThat(work.resolve("log")).content().contains("make it on this machine")
                .contains(Objects.requireNonNull(
                        ManifestReader.read(work.resolve("sd-turbo.json")).export()).command());
    }

    private void pictures(HubServer server) throws IOException {
        StringBuilder files = new StringBuilder();
        for (String name : List.of("model_index.json", "unet/model.onnx")) {
            files.append(files.isEmpty() ? "" : ",\n").append("    {\n      \"name\": \"").append(name)
                    .append("\",\n      \"url\": \"").append(server.repository()).append('/').append(name)
                    .append("\",\n      \"size\": null,\n      \"sha256\": null\n    }");
        }
        String packaged = Files.readString(Path.of("models/whisper-tiny.json"));
        Files.writeString(work.resolve("pictures.json"), packaged.substring(0, packaged.indexOf("    {"))
                .replace("whisper-tiny", "pictures") + files + "\n  ]\n}\n");
    }

    private void manifest(String sha256) throws IOException {
        String packaged = Files.readString(Path.of("models/whisper-tiny.json"));
        Files.writeString(work.resolve("hello.json"), packaged.replace("whisper-tiny", "hello")
                .replace("ggml-tiny.bin", "hello.bin").replaceAll("\"size\": \\d+", "\"size\": 5")
                .replaceAll("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + sha256 + "\""));
    }

    private int run(FaultyServer server, String id) throws Exception {
        return run(server.uri().toString(), id);
    }

    private int run(String mirror, String id) throws Exception {
        ProcessBuilder script = new ProcessBuilder("bash", Path.of("models/download.sh").toAbsolutePath().toString(),
                id,
                work.resolve("out").toString());
        script.environment().putAll(Map.of("MANIFESTS", work.toString(), "MIRROR", mirror,
                "no_proxy", "localhost"));
        return script.redirectErrorStream(true).redirectOutput(work.resolve("log").toFile()).start().waitFor();
    }
}
