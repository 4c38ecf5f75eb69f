package io.songreel.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Stills in order, made ahead of who takes them, but never further ahead than so many. Taken by one thread. */
final class Reel implements AutoCloseable {
    private final ExecutorService studio;
    private final Maker maker;
    private final LocalStop stop;
    private final int stills;
    private final Deque<Future<Still>> ahead = new ArrayDeque<>();
    private int ordered;

    /** Makes the {@code i}-th still. */
    @FunctionalInterface
    interface Maker {
        Still make(int i) throws IOException;
    }

    /** @param ahead how many are made before they are asked for */
    Reel(int scene, int stills, int ahead, Maker maker, LocalStop stop) {
        this.stop = stop;
        this.studio = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().name("keyframes-", scene).daemon().factory());
        this.maker = maker;
        this.stills = stills;
        for (int i = 0; i < ahead; i++) {
            order();
        }
    }

    int stills() {
        return stills;
    }

    /** Waits for the next one. */
    Still next() throws IOException {
        order();
        return Shooting.await(ahead.remove());
    }

    private void order() {
        if (ordered < stills) {
            int i = ordered++;
            ahead.add(studio.submit(() -> maker.make(i)));
        }
    }

    /** Stops what is being made, and waits until it did. */
    @Override
    public void close() {
        stop.stop();
        studio.close();
    }
}
