package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    private static final String SHA256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final ModelManifest MODEL = TestModels.speech("hello", "hello.bin", 5, SHA256_OF_HELLO);
    private final Path dir;
    private final Path usb;
    private final ModelStore store;

    ModelStoreTest(@TempDir Path dir, @TempDir Path usb) {
        this.dir = dir;
        this.usb = usb;
        this.store = new ModelStore(dir, List.of(usb));
    }

    @Test
    void a_model_on_another_disk_is_used_in_place_and_never_removed() throws IOException {
        Path file = Files.writeString(usb.resolve("hello.bin"), "hello");
        assertThat(store.path(MODEL)).contains(file);
        assertThat(store.verify(MODEL, CancelToken.never())).isEqualTo(ModelStore.Verdict.GOOD);
        store.remove(MODEL);
        assertThat(store.installed(MODEL)).isTrue();
    }

    @Test
    void a_file_of_another_size_is_not_the_model() throws IOException {
        Files.writeString(usb.resolve("hello.bin"), "hello!");
        assertThat(store.installed(MODEL)).isFalse();
        assertThat(store.verify(MODEL, CancelToken.never())).isEqualTo(ModelStore.Verdict.MISSING);
    }

    @Test
    void verify_reads_every_byte() throws IOException {
        Files.createDirectories(dir.resolve("hello"));
        Files.writeString(dir.resolve("hello/hello.bin"), "hallo");
        assertThat(store.installed(MODEL)).isTrue();
        assertThat(store.verify(MODEL, CancelToken.never())).isEqualTo(ModelStore.Verdict.DAMAGED);
    }

    @Test
    void remove_takes_begun_pulls_along_and_frees_the_disk() throws IOException {
        Files.createDirectories(dir.resolve("hello"));
        Files.writeString(dir.resolve("hello/hello.bin"), "hello");
        Files.writeString(dir.resolve("hello/hello.bin.part"), "hel");
        store.remove(MODEL);
        store.remove(MODEL);
        assertThat(dir).isEmptyDirectory();
    }
}
