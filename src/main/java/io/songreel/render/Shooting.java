package io.songreel.render;

import io.songreel.media.FrameSink;
import io.songreel.media.Yuv420;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Paints the next frame while the sink, an encoder most likely, takes this one. */
final class Shooting {
    private Shooting() {
    }

    /** Paints frame {@code n}; called in order, by one thread. */
    @FunctionalInterface
    interface Camera {
        Yuv420 frame(int n) throws IOException;
    }

    /** @param abort called first when something fails, so that nobody goes on with work that nobody waits for */
    static void run(ClipRequest request, Camera camera, FrameSink frames, Watch watch, Runnable abort)
            throws IOException {
        try (ExecutorService painting = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().name("frames-", request.scene()).daemon().factory())) {
            try {
                shoot(request, camera, frames, watch, painting);
            } catch (IOException | RuntimeException | Error e) {
                abort.run();
                throw e;
            }
        }
    }

    private static void shoot(ClipRequest request, Camera camera, FrameSink frames, Watch watch,
            ExecutorService painting) throws IOException {
        Future<Yuv420> next = painting.submit(() -> camera.frame(0));
        for (int n = 0; n < request.frames(); n++) {
            int following = n + 1;
            Yuv420 frame = await(next);
            watch.cancel().check();
            if (following < request.frames()) {
                next = painting.submit(() -> camera.frame(following));
            }
            frames.write(frame);
            watch.progress().at((double) following / request.frames(),
                    "frame " + following + " of " + request.frames());
        }
    }

    /** What another thread made, or what went wrong there. */
    static <T> T await(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while rendering");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            switch (cause) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException("a frame could not be rendered", cause);
            }
        }
    }
}
