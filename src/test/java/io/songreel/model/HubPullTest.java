package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.ModelManifest.Standing;
import io.songreel.model.PullFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of many files of which nobody told size or digest, from a server that answers as Hugging Face does. */
class HubPullTest {
    private static final String[] NAMES = {"model_index.json", "text_encoder/model.onnx", "unet/model.onnx",
        "unet/model.onnx_data", "vae_decoder/model.onnx"};
    private final HubServer server = new HubServer();
    private final Map<String, byte[]> files = new HashMap<>();
    private final ModelManifest model = TestModels.image("pictures", server.repository(), NAMES);
    private final Path dir;
    private final Path hub;
    private final ModelStore store;

    HubPullTest(@TempDir Path dir, @TempDir Path hub) throws IOException {
        this.dir = dir;
        this.hub = hub;
        this.store = new ModelStore(dir, List.of(), HubCache.in(hub));
        Random random = new Random(7);
        for (int i = 0; i < NAMES.length; i++) {
            byte[] bytes = new byte[i == 0 ? 50 : 100_000 * i];
            random.nextBytes(bytes);
            files.put(NAMES[i], bytes);
            server.with(NAMES[i], bytes);
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void all_sizes_are_asked_before_the_first_byte_moves_and_all_files_come_from_one_commit() throws Exception {
        List<Double> heard = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        pull((fraction, message) -> {
            heard.add(fraction);
            messages.add(message);
        }, CancelToken.never());
        Path folder = store.folder(model).orElseThrow();
        assertThat(folder).isEqualTo(dir.resolve("pictures"));
        for (String name : NAMES) {
            assertThat(folder.resolve(name)).hasBinaryContent(bytes(name));
            assertThat(folder.resolve(name + ".sha256")).content()
                    .startsWith(HubServer.sha256(bytes(name)) + "  " + Path.of(name).getFileName() + "\n# "
                            + bytes(name).length + " bytes from ")
                    .contains("/resolve/" + HubServer.COMMIT + "/" + name);
        }
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.GOOD);
        assertThat(heard).isSorted().endsWith(1.0);
        assertThat(messages).anyMatch(message -> message.endsWith("of 1.0 MB"));
        assertThat(server.requests.subList(0, NAMES.length)).allMatch(request -> request.startsWith("HEAD "));
        assertThat(server.requests).filteredOn(request -> request.contains("/resolve/") && request.startsWith("GET"))
                .hasSize(NAMES.length).allMatch(request -> request.contains("/resolve/" + HubServer.COMMIT + "/"));
        int before = server.requests.size();
        pull(Progress.none(), CancelToken.never());
        assertThat(server.requests).as("what is there is not asked for again").hasSize(before);
    }

    @Test
    void a_pull_that_broke_in_the_third_file_goes_on_there() throws Exception {
        server.broken = "unet/model.onnx";
        server.brokenAfter = 0;
        PullFailed failed = catchThrowableOfType(PullFailed.class, () -> pull(Progress.none(), CancelToken.never()));
        assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(store.holding(model).state()).isEqualTo(ModelStore.Holding.State.PARTLY);
        Files.write(dir.resolve("pictures/unet/model.onnx.part"), prefix("unet/model.onnx", 70_000));
        assertThat(store.holding(model).bytes()).isEqualTo(50 + 100_000 + 70_000);
        server.broken = "";
        server.requests.clear();
        List<Double> heard = new ArrayList<>();
        pull((fraction, message) -> heard.add(fraction), CancelToken.never());
        assertThat(server.requests).filteredOn(request -> request.startsWith("GET /cdn")).containsExactly(
                "GET /cdn/unet/model.onnx bytes=70000-", "GET /cdn/unet/model.onnx_data",
                "GET /cdn/vae_decoder/model.onnx");
        assertThat(heard.stream().filter(fraction -> fraction > 0).findFirst().orElseThrow())
                .isGreaterThanOrEqualTo(170_050 / 1_000_050.0);
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.GOOD);
    }

    @Test
    void bytes_other_than_announced_are_never_used() {
        server.forged = "unet/model.onnx";
        assertThat(failure()).isEqualTo(Reason.WRONG_DIGEST);
        assertThat(store.installed(model)).isFalse();
        assertThat(dir.resolve("pictures/unet")).isEmptyDirectory();
        assertThat(dir.resolve("pictures/text_encoder/model.onnx")).exists();
    }

    @Test
    void a_model_larger_than_the_disk_is_refused_as_soon_as_its_size_is_known() {
        server.announced = 1L << 60;
        PullFailed failed = catchThrowableOfType(PullFailed.class, () -> pull(Progress.none(), CancelToken.never()));
        assertThat(failed.reason()).isEqualTo(Reason.DISK_FULL);
        assertThat(failed.getMessage()).contains("GB are free", "songreel.models.dir").doesNotContain(dir.toString());
        assertThat(server.requests).noneMatch(request -> request.startsWith("GET"));
    }

    @Test
    void a_licence_that_wants_to_be_accepted_is_said_to_be_so() {
        server.status = 401;
        assertThat(failure()).isEqualTo(Reason.DENIED);
        server.status = 404;
        assertThat(failure()).isEqualTo(Reason.NOT_OFFERED);
        server.close();
        assertThat(failure()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_plain_mirror_tells_the_size_and_what_came_first_holds() throws Exception {
        for (String name : NAMES) {
            server.with("/pictures/" + name, bytes(name));
        }
        new ModelPull(store, server.uri(), download()).pull(model, Progress.none(), CancelToken.never());
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.GOOD);
        Files.write(dir.resolve("pictures/unet/model.onnx_data"), new byte[300_000]);
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.DAMAGED);
        Files.write(dir.resolve("pictures/unet/model.onnx_data"), new byte[299_999]);
        assertThat(store.installed(model)).as("the recorded size holds").isFalse();
    }

    @Test
    void what_a_hugging_face_cache_has_of_it_is_not_fetched_and_the_cache_stays_as_it_was() throws Exception {
        HubFolder cache = new HubFolder(hub, "owner/name", HubServer.COMMIT);
        cache.large("unet/model.onnx_data", bytes("unet/model.onnx_data"));
        Path blob = cache.large("unet/model.onnx", new byte[200_000]);
        assertThat(store.installed(model)).as("a part of a model is none").isFalse();
        pull(Progress.none(), CancelToken.never());
        assertThat(server.requests).as("what has the announced digest is taken over")
                .noneMatch(request -> request.startsWith("GET") && request.endsWith("model.onnx_data"))
                .as("what has another is not").contains("GET /cdn/unet/model.onnx");
        assertThat(dir.resolve("pictures/unet/model.onnx_data")).hasBinaryContent(bytes("unet/model.onnx_data"))
                .isRegularFile();
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.GOOD);
        store.remove(model);
        assertThat(dir.resolve("pictures")).doesNotExist();
        assertThat(blob).hasBinaryContent(new byte[200_000]);
        assertThat(cache.file("unet/model.onnx_data")).hasBinaryContent(bytes("unet/model.onnx_data"));
    }

    @Test
    void a_cancelled_pull_moves_nothing() {
        TestToken cancel = new TestToken();
        assertThatThrownBy(() -> pull((fraction, message) -> cancel.cancel(), cancel))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(server.requests).noneMatch(request -> request.startsWith("GET"));
    }

    @Test
    void a_model_that_nobody_publishes_says_how_it_is_made() {
        ModelManifest export = new ModelManifest("own", "Own", "", new ModelKind("image", "sd", "onnx"), TestModels.MIT,
                1, new Standing(0, false), List.of(), Map.of(), null, null, new ModelExport("make own", null));
        PullFailed failed = catchThrowableOfType(PullFailed.class, () -> new ModelPull(store, null, download())
                .pull(export, Progress.none(), CancelToken.never()));
        assertThat(failed.reason()).isEqualTo(Reason.NOT_PUBLISHED);
        assertThat(failed.getMessage()).contains("make own");
        assertThat(store.holding(export).state()).isEqualTo(ModelStore.Holding.State.MISSING);
    }

    private byte[] bytes(String name) {
        return Objects.requireNonNull(files.get(name));
    }

    private byte[] prefix(String name, int length) {
        byte[] prefix = new byte[length];
        System.arraycopy(bytes(name), 0, prefix, 0, length);
        return prefix;
    }

    private Reason failure() {
        return catchThrowableOfType(PullFailed.class, () -> pull(Progress.none(), CancelToken.never())).reason();
    }

    private void pull(Progress progress, CancelToken cancel) throws IOException {
        new ModelPull(store, null, download()).pull(model, progress, cancel);
    }

    private static Download download() {
        return new Download(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build(), 2,
                Duration.ofMillis(1), Duration.ofSeconds(20));
    }

    @Test
    void addresses_of_a_hub_are_told_from_others() {
        assertThat(HubAddress.of(URI.create("https://huggingface.co/a/b/resolve/main/unet/model.onnx")))
                .contains(new HubAddress("a/b", "main", "unet/model.onnx"));
        assertThat(HubAddress.of(URI.create("https://github.com/a/b/releases/download/v1/x.7z"))).isEmpty();
        assertThat(HubAddress.of(URI.create("https://huggingface.co/a/b/resolve/main/../x"))).isEmpty();
        URI pinned = URI.create("https://huggingface.co/a/b/resolve/" + HubServer.COMMIT + "/x");
        assertThat(HubAddress.at(pinned, "f".repeat(40))).as("a commit stays").isEqualTo(pinned);
    }
}
