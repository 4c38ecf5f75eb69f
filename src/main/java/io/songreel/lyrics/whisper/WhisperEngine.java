package io.songreel.lyrics.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** whisper.cpp on a ggml model. */
final class WhisperEngine implements SpeechEngine {
    /** whisper.cpp's time unit is 10 ms. */
    private static final double TICK_SECONDS = 0.01;
    /** It refuses less than a second; silence behind makes it long enough. */
    private static final int SHORTEST_SAMPLES = 17_600;

    private final WhisperJNI whisper = new WhisperJNI();
    private final int threads;
    private @Nullable WhisperContext context;
    private final boolean multilingual;

    private WhisperEngine(WhisperContext context, boolean multilingual, int threads) {
        this.context = context;
        this.multilingual = multilingual;
        this.threads = threads;
    }

    static WhisperEngine open(Path model, int threads) throws IOException {
        if (!WhisperRuntime.available()) {
            throw new IOException(WhisperRuntime.reason());
        }
        if (!Files.isRegularFile(model) || !Files.isReadable(model)) {
            throw new IOException("the speech model is not there");
        }
        WhisperJNI whisper = new WhisperJNI();
        WhisperContext context = whisper.init(model);
        if (context == null) {
            throw new IOException("the speech model is no ggml model that can be read; pull it again");
        }
        return new WhisperEngine(context, whisper.isMultilingual(context), threads);
    }

    @Override
    public List<Utterance> hear(float[] samples, String language) throws IOException {
        WhisperContext loaded = context;
        if (loaded == null) {
            throw new IllegalStateException("closed");
        }
        float[] padded = samples.length < SHORTEST_SAMPLES ? Arrays.copyOf(samples, SHORTEST_SAMPLES) : samples;
        int result = whisper.full(loaded, params(language), padded, padded.length);
        if (result != 0) {
            throw new IOException("speech recognition failed with code " + result);
        }
        List<Utterance> heard = new ArrayList<>();
        for (int i = 0; i < whisper.fullNSegments(loaded); i++) {
            heard.add(new Utterance(whisper.fullGetSegmentTimestamp0(loaded, i) * TICK_SECONDS,
                    whisper.fullGetSegmentTimestamp1(loaded, i) * TICK_SECONDS,
                    whisper.fullGetSegmentText(loaded, i)));
        }
        return heard;
    }

    private WhisperFullParams params(String language) {
        WhisperFullParams params = new WhisperFullParams();
        params.nThreads = threads;
        params.language = multilingual ? language : "en";
        // Windows stand alone: a loop in one does not seed the next.
        params.noContext = true;
        // Music makes Whisper doubt and try again, each time hotter: three tries of two are enough, six of five stall.
        params.temperatureInc = 0.4f;
        params.greedyBestOf = 2;
        params.printProgress = false;
        params.printRealtime = false;
        params.printTimestamps = false;
        params.printSpecial = false;
        return params;
    }

    @Override
    public void close() {
        WhisperContext loaded = context;
        context = null;
        if (loaded != null) {
            loaded.close();
        }
    }
}
