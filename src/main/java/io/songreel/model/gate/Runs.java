package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of one visit, each in another thread: a run can end only between two nodes of its graph, and whoever is
 * cancelled need not wait for a long one. What is to come after the runs waits for them, so the permit stays taken and
 * the graphs stay loaded as long as anything runs. For one thread.
 */
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    /** Most runs end this soon after they are told to, and nothing has to be left behind. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private final Executor threads;
    private CompletableFuture<?> last = CompletableFuture.completedFuture("nothing ran yet");

    Runs(Executor threads) {
        this.threads = threads;
    }

    /**
     * Waits for {@code run}; when cancelled, only a moment longer. Interrupts do not end it: the thread's flag stays.
     *
     * @throws CancellationException
     *             when cancelled, also while {@code run} still goes on
     */
    <T> T call(Callable<T> run, CancelToken cancel) throws ModelException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletableFuture<String> over = new CompletableFuture<>();
        CompletableFuture<?> before = last;
        last = over.thenCombine(before, (_, _) -> "over");
        threads.execute(() -> {
            try {
                T result = run.call();
                // whoever gets the answer may rely on it that nothing runs any more
                over.complete("over");
                answer.complete(result);
            } catch (Throwable e) {
                over.complete("over");
                answer.completeExceptionally(e);
            }
        });
        try (CancelToken.Registration _ = cancel
                .onCancel(() -> answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))) {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new CancellationException("cancelled; what runs natively ends by itself");
            }
            throw ModelException.rethrown(e.getCause());
        }
    }

    /** Does {@code deed} when nothing runs any more: at once, unless a run was left. In the order of the calls. */
    void after(Runnable deed) {
        last = last.handle((_, _) -> {
            try {
                deed.run();
            } catch (RuntimeException | Error e) {
                LOG.error("Something could not be given back after a visit to the gate", e);
            }
            return "done";
        });
    }
}
