package io.songreel.lyrics.whisper.onnx;

import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.TranscriberContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class OnnxWhisperContractTest extends TranscriberContract {
    @SuppressWarnings("NullAway.Init")
    private static StayingGate gate;

    @BeforeAll
    static void load() {
        gate = new StayingGate();
    }

    @AfterAll
    static void unload() {
        gate.close();
    }

    @Override
    protected Transcriber transcriber() {
        try {
            return new OnnxWhisperTranscriber(TinyWhisper.split(), gate, null, DecodingOptions.DEFAULTS.withBeams(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
