package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskUseTest {
    @Test
    void what_lies_below_each_folder_is_counted(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("objects/jobs/a/clips"));
        Files.write(home.resolve("objects/jobs/a/film.mp4"), new byte[1000]);
        Files.write(home.resolve("objects/jobs/a/clips/0.mp4"), new byte[20]);
        Files.createDirectories(home.resolve("models/whisper"));
        Files.write(home.resolve("models/whisper/weights"), new byte[7]);
        DiskUse use = DiskUse.of(new DataDirectory(home.toString()));
        assertThat(use.jobs()).isEqualTo(1020);
        assertThat(use.models()).isEqualTo(7);
        assertThat(use.uploads()).isZero();
        assertThat(use.free()).isPositive().isLessThanOrEqualTo(use.total());
    }
}
