package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.PullFailed.Reason;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPullTest {
    private static final int SIZE = 1_000_000;
    private final byte[] bytes = new byte[SIZE];
    private final FaultyServer server;
    private final Path dir;
    private final ModelStore store;

    ModelPullTest(@TempDir Path dir) throws IOException {
        new Random(3).nextBytes(bytes);
        this.server = new FaultyServer(bytes);
        this.dir = dir;
        this.store = new ModelStore(dir, List.of());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_pulled_model_is_proven_and_installed() throws Exception {
        ModelManifest model = model(SIZE, sha256());
        List<Double> heard = new ArrayList<>();
        pull(model, (fraction, message) -> heard.add(fraction), CancelToken.never());
        assertThat(store.installed(model)).isTrue();
        assertThat(store.path(model).orElseThrow()).hasBinaryContent(bytes);
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.GOOD);
        assertThat(heard).isSorted().endsWith(1.0);
        assertThat(server.requests).containsExactly("/tiny/tiny.bin null");
        pull(model, Progress.none(), CancelToken.never());
        assertThat(server.requests).as("what is there is not pulled again").hasSize(1);
    }

    @Test
    void a_connection_that_breaks_is_taken_up_where_it_stopped() throws Exception {
        server.cutAfter = 300_000;
        ModelManifest model = model(SIZE, sha256());
        pull(model, Progress.none(), CancelToken.never());
        assertThat(store.path(model).orElseThrow()).hasBinaryContent(bytes);
        assertThat(server.requests).hasSizeGreaterThanOrEqualTo(4);
        assertThat(server.requests.stream().skip(1)).allMatch(request -> request.contains("bytes="));
    }

    @Test
    void a_server_without_ranges_begins_anew() throws Exception {
        Files.createDirectories(dir.resolve("tiny"));
        Files.write(dir.resolve("tiny/tiny.bin.part"), new byte[1000]);
        server.ranges = false;
        pull(model(SIZE, sha256()), Progress.none(), CancelToken.never());
        assertThat(dir.resolve("tiny/tiny.bin")).hasBinaryContent(bytes);
    }

    @Test
    void leftovers_of_another_version_are_replaced() throws Exception {
        Files.createDirectories(dir.resolve("tiny"));
        Files.write(dir.resolve("tiny/tiny.bin.part"), new byte[1000]);
        pull(model(SIZE, sha256()), Progress.none(), CancelToken.never());
        assertThat(dir.resolve("tiny/tiny.bin")).hasBinaryContent(bytes);
    }

    @Test
    void a_busy_server_is_asked_again() throws Exception {
        server.refuse.set(2);
        pull(model(SIZE, sha256()), Progress.none(), CancelToken.never());
        assertThat(server.requests).hasSize(3);
    }

    @Test
    void a_silent_connection_is_given_up_and_what_came_is_kept() {
        server.hangAfter = 200_000;
        server.ranges = false;
        ModelPull impatient = new ModelPull(store, server.uri(), new Download(HttpClient.newHttpClient(), 2,
                Duration.ofMillis(1), Duration.ofMillis(300)));
        PullFailed failed = catchThrowableOfType(PullFailed.class,
                () -> impatient.pull(model(SIZE, sha256()), Progress.none(), CancelToken.never()));
        assertThat(failed.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(dir.resolve("tiny/tiny.bin.part").toFile().length()).isBetween(1L, (long) SIZE - 1);
    }

    @Test
    void a_wrong_digest_leaves_nothing_that_could_be_used() {
        ModelManifest model = model(SIZE, "0".repeat(64));
        assertThat(failure(model)).isEqualTo(Reason.WRONG_DIGEST);
        assertThat(store.installed(model)).isFalse();
        assertThat(dir.resolve("tiny")).isEmptyDirectory();
    }

    @Test
    void a_wrong_length_is_refused_before_the_body_is_read() {
        assertThat(failure(model(SIZE + 1, sha256()))).isEqualTo(Reason.WRONG_SIZE);
        assertThat(failure(model(SIZE - 1, sha256()))).isEqualTo(Reason.WRONG_SIZE);
    }

    @Test
    void a_file_that_is_not_offered_is_not_asked_for_twice() {
        server.status = 404;
        assertThat(failure(model(SIZE, sha256()))).isEqualTo(Reason.NOT_OFFERED);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void a_model_larger_than_the_disk_is_refused_before_a_byte_moves() {
        assertThat(failure(model(1L << 60, sha256()))).isEqualTo(Reason.DISK_FULL);
        assertThat(server.requests).isEmpty();
    }

    @Test
    void an_unreachable_server_is_said_to_be_so() {
        ModelManifest model = model(SIZE, sha256());
        server.close();
        assertThat(failure(model)).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_file_without_a_published_digest_is_held_against_what_came() throws Exception {
        ModelManifest model = model(SIZE, null);
        pull(model, Progress.none(), CancelToken.never());
        assertThat(dir.resolve("tiny/tiny.bin.sha256")).hasContent(sha256()
                + "  tiny.bin\n# 1000000 bytes from " + server.uri() + "/tiny/tiny.bin\n");
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.GOOD);
        Files.write(dir.resolve("tiny/tiny.bin"), new byte[SIZE]);
        assertThat(store.verify(model, CancelToken.never())).isEqualTo(ModelStore.Verdict.DAMAGED);
    }

    @Test
    void a_cancelled_pull_keeps_what_came_and_goes_on_later() throws Exception {
        ModelManifest model = model(SIZE, sha256());
        CancelSwitch cancel = new CancelSwitch();
        server.hangAfter = 400_000;
        assertThatThrownBy(() -> pull(model, (fraction, message) -> {
            if (fraction >= 0.3) {
                cancel.cancel();
            }
        }, cancel)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(store.installed(model)).isFalse();
        assertThat(dir.resolve("tiny/tiny.bin.part")).isRegularFile();
        server.hangAfter = Integer.MAX_VALUE;
        pull(model, Progress.none(), CancelToken.never());
        assertThat(server.requests.getLast()).contains("bytes=");
        assertThat(store.path(model).orElseThrow()).hasBinaryContent(bytes);
    }

    private Reason failure(ModelManifest model) {
        PullFailed failed = catchThrowableOfType(PullFailed.class,
                () -> pull(model, Progress.none(), CancelToken.never()));
        assertThat(failed.getMessage()).doesNotContain(dir.toString());
        return failed.reason();
    }

    private void pull(ModelManifest model, Progress progress, CancelToken cancel) throws IOException {
        new ModelPull(store, server.uri(), new Download(HttpClient.newHttpClient(), 3, Duration.ofMillis(1),
                Duration.ofSeconds(20))).pull(model, progress, cancel);
    }

    private String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static ModelManifest model(long size, @Nullable String sha256) {
        return TestModels.speech("tiny", "tiny.bin", size, sha256);
    }
}
