package io.songreel.cli;

import java.util.concurrent.Callable;

/** What happens on Ctrl-C. */
final class Interrupts {
    private Interrupts() {
    }

    /**
     * Does some work; when the process is told to end on the way, what was begun is cancelled and the server ended, in
     * this order.
     */
    static <T> T guard(Runnable cancel, Runnable end, Callable<T> work) throws Exception {
        Thread hook = new Thread(() -> {
            cancel.run();
            end.run();
        }, "ctrl-c");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.call();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the process is ending already, by that very hook
            }
        }
    }
}
