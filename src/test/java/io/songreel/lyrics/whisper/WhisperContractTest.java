package io.songreel.lyrics.whisper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.TranscriberContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract on the native engine. It needs a ggml model: whisper.cpp's {@code for-tests-ggml-tiny.bin}, which has the
 * right shape and no weights, or a real one; system property {@code songreel.test.ggml} or environment variable
 * {@code SONGREEL_TEST_GGML} says where it is.
 */
class WhisperContractTest extends TranscriberContract {
    private static @Nullable WhisperTranscriber transcriber;

    @BeforeAll
    static void model() {
        String property = System.getProperty("songreel.test.ggml");
        String path = property == null ? System.getenv("SONGREEL_TEST_GGML") : property;
        assumeTrue(path != null && Files.isReadable(Path.of(path)),
                "no ggml model: set -Dsongreel.test.ggml or SONGREEL_TEST_GGML to for-tests-ggml-tiny.bin");
        assumeTrue(WhisperRuntime.available(), WhisperRuntime.reason());
        transcriber = new WhisperTranscriber(Path.of(String.valueOf(path)), "for-tests");
    }

    @AfterAll
    static void free() {
        if (transcriber != null) {
            transcriber.close();
        }
    }

    @Override
    protected Transcriber transcriber() {
        return Objects.requireNonNull(transcriber);
    }
}
