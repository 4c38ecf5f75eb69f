package io.songreel.lyrics.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.InstalledModel;
import io.songreel.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedSileroTest {
    private final Path cache;

    ShippedSileroTest(@TempDir Path cache) {
        this.cache = cache;
    }

    private static Path file(InstalledModel model) {
        return model.file(model.manifest().files().getFirst().name());
    }

    @Test
    void it_is_a_whole_file_that_the_manifest_knows() throws IOException {
        InstalledModel model = ShippedSilero.in(cache);
        assertThat(Sha256.of(file(model))).isEqualTo(model.manifest().files().getFirst().sha256());
        assertThat(Files.size(file(model))).isEqualTo(model.manifest().size());
        try (Stream<Path> files = Files.list(model.folder())) {
            assertThat(files).as("nothing begun stays").containsExactly(file(model));
        }
    }

    @Test
    void a_whole_file_is_left_alone_and_a_damaged_one_written_anew() throws IOException {
        Path file = file(ShippedSilero.in(cache));
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, old);
        ShippedSilero.in(cache);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        InstalledModel again = ShippedSilero.in(cache);
        assertThat(Sha256.of(file(again))).isEqualTo(again.manifest().files().getFirst().sha256());
    }

    @Test
    void its_licence_is_beside_it() throws IOException {
        try (InputStream in = Objects
                .requireNonNull(ShippedSilero.class.getResourceAsStream("silero_vad.LICENSE"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("MIT License", "Silero Team",
                    "Permission is hereby granted");
        }
    }
}
