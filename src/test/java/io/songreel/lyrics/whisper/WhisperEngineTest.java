package io.songreel.lyrics.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native engine, without a model. */
class WhisperEngineTest {
    @Test
    void a_file_that_is_no_model_is_an_error_that_says_what_to_do(@TempDir Path dir) throws IOException {
        assumeTrue(WhisperRuntime.available(), WhisperRuntime.reason());
        Path broken = Files.write(dir.resolve("broken.bin"), new byte[4_096]);
        for (Path model : new Path[]{broken, dir.resolve("absent.bin"), dir}) {
            try (WhisperTranscriber transcriber = new WhisperTranscriber(model, "broken")) {
                assertThatThrownBy(() -> transcriber.transcribe(CountingSong.seconds(2), "en", CancelToken.never(),
                        Progress.none())).isInstanceOf(IOException.class).hasMessageContaining("speech model")
                        .hasMessageNotContainingAny(dir.toString());
            }
        }
    }

    @Test
    void a_machine_where_the_library_does_not_load_gets_a_reason() {
        assertThat(WhisperRuntime.load(() -> {
        })).isEmpty();
        assertThat(WhisperRuntime.load(() -> {
            throw new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file");
        })).contains("libgomp1");
        assertThat(WhisperRuntime.load(() -> {
            throw new UnsatisfiedLinkError("wrong ELF class");
        })).contains("does not fit this system");
        assertThat(WhisperRuntime.load(() -> {
            throw new IOException("/tmp/secret: no space left");
        })).contains("temporary directory").doesNotContain("secret");
        assertThat(WhisperRuntime.available()).isEqualTo(WhisperRuntime.reason().isEmpty());
    }
}
