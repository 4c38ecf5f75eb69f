package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelSwitch;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every gate with one permit does. */
@Timeout(30)
abstract class GateContract {
    private final WatchedRuntime runtime = new WatchedRuntime();
    private final ModelGraph graph = runtime.graph("sd", "unet", 1);
    private final Gate gate = gate(runtime);

    /** One permit, one framework. */
    abstract Gate gate(ModelRuntime runtime);

    @Test
    void an_errand_runs_in_the_calling_thread_and_its_result_comes_back() throws IOException {
        Thread ran = gate.pass(Gates.visit("me", "sd"), _ -> Thread.currentThread());
        assertThat(ran).isSameAs(Thread.currentThread());
    }

    @Test
    void one_is_inside_at_a_time() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<CompletableFuture<Integer>> visits = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            visits.add(Gates.fork(() -> gate.pass(Gates.visit("one of many", "sd"), pass -> {
                int now = inside.incrementAndGet();
                try (ModelSession session = pass.open(graph)) {
                    Gates.run(session);
                    Gates.pause();
                }
                inside.decrementAndGet();
                return now;
            })));
        }
        for (CompletableFuture<Integer> visit : visits) {
            assertThat(visit.get()).isEqualTo(1);
        }
        assertThat(runtime.violations()).isEmpty();
    }

    @Test
    void the_permit_comes_back_whatever_the_errand_throws() throws IOException {
        for (Throwable thrown : List.of(new IOException("a"), new IllegalArgumentException("b"),
                new StackOverflowError("c"), new CancellationException("d"))) {
            assertThatThrownBy(() -> gate.pass(Gates.visit("thrower", "sd"), pass -> {
                pass.open(graph);
                throw sneaky(thrown);
            })).isSameAs(thrown);
        }
        Gates.use(gate, graph);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void the_permit_comes_back_when_a_load_or_a_run_fails() throws IOException {
        for (String deed : List.of("load", "run")) {
            runtime.faults((happening, _) -> {
                if (happening.equals(deed)) {
                    throw new ModelException("broken");
                }
            });
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> Gates.use(gate, graph))
                    .withMessage("broken");
        }
        runtime.faults((_, _) -> {
        });
        Gates.use(gate, graph);
    }

    @Test
    void one_cancelled_while_it_waits_leaves_at_once() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        CountDownLatch in = new CountDownLatch(1);
        CompletableFuture<String> holder = Gates.fork(() -> gate.pass(Gates.visit("holder", "sd"), _ -> {
            in.countDown();
            awaited(leave);
            return "held";
        }));
        in.await();
        CancelSwitch token = new CancelSwitch();
        CompletableFuture<String> waiter = Gates
                .fork(() -> gate.pass(new Visit("waiter", "sd", token), _ -> "came in"));
        token.cancel();
        assertThatThrownBy(waiter::get).satisfiesAnyOf(
                e -> assertThat(e).isInstanceOf(CancellationException.class),
                e -> assertThat(e).isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(CancellationException.class));
        leave.countDown();
        assertThat(holder.get()).isEqualTo("held");
        Gates.use(gate, graph);
    }

    @Test
    void one_cancelled_beforehand_does_not_come_in() {
        CancelSwitch token = new CancelSwitch();
        token.cancel();
        AtomicInteger came = new AtomicInteger();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> gate.pass(new Visit("late", "sd", token), _ -> came.incrementAndGet()));
        assertThat(came).hasValue(0);
    }

    @Test
    void one_interrupted_while_it_waits_leaves_and_stays_interrupted() throws Exception {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        gate.pass(Gates.visit("holder", "sd"), _ -> {
            Thread waiter = Thread.ofVirtual().start(() -> {
                try {
                    gate.pass(Gates.visit("waiter", "sd"), _ -> "came in");
                } catch (IOException e) {
                    flag.complete(Thread.currentThread().isInterrupted());
                }
            });
            waiter.interrupt();
            assertThat(flag.join()).isTrue();
            return "";
        });
        Gates.use(gate, graph);
    }

    @Test
    void nobody_goes_in_twice() throws IOException {
        gate.pass(Gates.visit("me", "sd"), _ -> {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> gate.pass(Gates.visit("me again", "sd"), _ -> ""));
            return "";
        });
        Gates.use(gate, graph);
    }

    @Test
    void a_session_is_worth_nothing_once_given_back_or_the_errand_is_over() throws IOException {
        List<Pass> passes = new ArrayList<>();
        ModelSession left = gate.pass(Gates.visit("me", "sd"), pass -> {
            passes.add(pass);
            ModelSession session = pass.open(graph);
            session.close();
            session.close();
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(session::inputs);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Gates.run(session));
            ModelSession open = pass.open(graph);
            assertThat(open.inputs()).containsOnlyKeys("sample");
            assertThat(open.outputs()).containsOnlyKeys("sample");
            return open;
        });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Gates.run(left));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> passes.getFirst().open(graph));
        left.close();
        assertThat(runtime.violations()).isEmpty();
    }

    @Test
    void a_format_that_nothing_reads_is_refused() {
        ModelGraph strange = new ModelGraph("strange", "net", "clay", graph.file(), 1);
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> Gates.use(gate, strange))
                .withMessageContaining("clay");
    }

    static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
