package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real S3 server in this process, through the configuration that an owner would write. */
class S3ObjectStoreTest extends ObjectStoreContract {
    private static final String BUCKET = "songreel";
    @RegisterExtension
    final S3ProxyExtension server = S3ProxyExtension.builder().withCredentials("id", "secret")
            .withBlobStoreProvider("transient").build();
    private final Map<Path, ApplicationContext> contexts = new HashMap<>();
    private final Path home;

    S3ObjectStoreTest(@TempDir Path home) {
        this.home = home;
    }

    @Override
    ObjectStore open(Path place) {
        boolean first = contexts.isEmpty();
        ApplicationContext context = context(place, BUCKET);
        if (first) {
            context.getBean(S3Client.class).createBucket(create -> create.bucket(BUCKET));
        }
        return context.getBean(ObjectStore.class);
    }

    /** Each place is a prefix in one bucket, so that nothing outside it may change. */
    private ApplicationContext context(Path place, String bucket) {
        return contexts.computeIfAbsent(place, prefix -> ApplicationContext.run(Map.of("songreel.home", home.toString(),
                "songreel.storage.s3.bucket", bucket, "songreel.storage.s3.prefix", prefix.getFileName() + "/",
                "songreel.storage.s3.endpoint", server.getUri().toString(), "songreel.storage.s3.path-style", true,
                "songreel.storage.s3.access-key-id", "id", "songreel.storage.s3.secret-access-key", "secret")));
    }

    @AfterEach
    void close() {
        contexts.values().forEach(ApplicationContext::close);
    }

    @Test
    void a_local_copy_disappears_on_close_and_one_left_by_a_crash_at_the_next_start(@TempDir Path place)
            throws IOException {
        ObjectStore store = open(place);
        store.put(FILM, source(bytes(10)));
        Path file;
        try (ObjectStore.LocalCopy copy = store.localCopy(FILM)) {
            file = copy.path();
            assertThat(file).startsWith(home.toRealPath().resolve("cache/s3"));
        }
        assertThat(file).doesNotExist();
        Path dead = Files.writeString(file, "left by a crash");
        contexts.remove(place);
        open(place);
        assertThat(dead).doesNotExist();
    }

    @Test
    void a_download_that_finds_nothing_leaves_no_file(@TempDir Path place) {
        assertThatThrownBy(() -> open(place).localCopy(FILM)).isInstanceOf(NoSuchFileException.class);
        assertThat(home.resolve("cache/s3")).isEmptyDirectory();
    }

    @Test
    void a_missing_bucket_is_a_fault_and_not_a_missing_object(@TempDir Path place) {
        ObjectStore store = context(place, "nowhere").getBean(ObjectStore.class);
        assertThatThrownBy(() -> store.put(FILM, source(bytes(1)))).isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
    }
}
