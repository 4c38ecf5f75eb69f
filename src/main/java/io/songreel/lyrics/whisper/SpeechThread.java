package io.songreel.lyrics.whisper;

import io.songreel.job.CancelToken;
import io.songreel.lyrics.whisper.SpeechEngine.Utterance;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which an engine is opened, heard and freed. A native call cannot be stopped; whoever waits for it
 * can leave, though, and the engine is never freed under a running call.
 */
final class SpeechThread implements AutoCloseable {
    private static final long CLOSE_WAITS_SECONDS = 2;
    private final SpeechEngine.Opener opener;
    private final ExecutorService executor = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("speech").factory());
    /** Touched on the thread only. */
    private @Nullable SpeechEngine engine;

    SpeechThread(SpeechEngine.Opener opener) {
        this.opener = opener;
    }

    List<Utterance> hear(float[] window, String language, CancelToken cancel) throws IOException {
        if (executor.isShutdown()) {
            throw new IllegalStateException("the transcriber is closed");
        }
        CompletableFuture<List<Utterance>> heard = new CompletableFuture<>();
        try (CancelToken.Registration _ = cancel
                .onCancel(() -> heard.completeExceptionally(new CancellationException("cancelled")))) {
            executor.execute(() -> hear(window, language, heard));
            return heard.get();
        } catch (InterruptedException e) {
            heard.cancel(false);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while hearing the words");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private void hear(float[] window, String language, CompletableFuture<List<Utterance>> heard) {
        try {
            if (!heard.isDone()) {
                SpeechEngine open = engine == null ? opener.open() : engine;
                engine = open;
                heard.complete(open.hear(window, language));
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            heard.completeExceptionally(e);
        }
    }

    private static IOException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> throw e;
            case IOException e -> e;
            case null, default -> new IOException("speech recognition failed", cause);
        };
    }

    @Override
    public void close() {
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> {
            if (engine != null) {
                engine.close();
                engine = null;
            }
        });
        executor.shutdown();
        try {
            // Freed within this time unless a window is still being heard; then right after it.
            executor.awaitTermination(CLOSE_WAITS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
