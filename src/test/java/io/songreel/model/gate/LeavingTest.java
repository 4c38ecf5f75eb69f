package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.songreel.job.CancelSwitch;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is cancelled in the middle of a long node leaves; what runs natively keeps its permit and its graph. */
@Timeout(30)
class LeavingTest {
    private final WatchedRuntime runtime = new WatchedRuntime();
    private final DeviceGate gate = new Gates().gate("8GB", runtime);
    private final ModelGraph unet = runtime.graph("sd", "unet", 4);
    private final ModelGraph depth = runtime.graph("depth", "net", 6);
    private final CancelSwitch cancel = new CancelSwitch();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch nodeEnds = new CountDownLatch(1);

    LeavingTest() {
        runtime.faults((deed, graph) -> {
            if (deed.equals("run") && graph.equals("sd-unet")) {
                running.countDown();
                GateContract.awaited(nodeEnds);
            }
        });
    }

    @AfterEach
    void noNodeIsForever() {
        nodeEnds.countDown();
        gate.close();
    }

    private CompletableFuture<String> visit(Map<String, Tensor> inputs) {
        return Gates.fork(() -> gate.pass(new Visit("painter", "sd", cancel), pass -> {
            pass.open(unet).run(inputs, Set.of(), cancel);
            return "ran";
        }));
    }

    @Test
    void the_permit_and_the_graph_stay_with_the_run_that_was_left() throws Exception {
        CompletableFuture<String> visit = visit(Map.of());
        running.await();
        cancel.cancel();
        assertThat(visit.handle((_, e) -> e).join()).isInstanceOf(CancellationException.class);
        assertThat(runtime.history()).containsExactly("load sd-unet");
        assertThat(gate.state().devices().getFirst().holders()).extracting(GateState.Holder::text)
                .containsExactly("painter");
        assertThat(gate.state().devices().getFirst().models()).extracting(GateState.Loaded::references)
                .containsExactly(1);
        // there is no room for both graphs, so the first must be unloaded, after its run
        CompletableFuture<String> next = Gates.fork(() -> {
            Gates.use(gate, depth);
            return "used";
        });
        Gates.until(() -> !gate.state().waiting().isEmpty());
        nodeEnds.countDown();
        assertThat(next.get()).isEqualTo("used");
        assertThat(runtime.history()).containsExactly("load sd-unet", "run sd-unet", "unload sd-unet", "load depth-net",
                "run depth-net");
        assertThat(runtime.violations()).isEmpty();
        assertThat(cancel.registered()).isZero();
    }

    @Test
    void a_gate_that_closes_unloads_after_the_run_that_was_left() throws Exception {
        CompletableFuture<String> visit = visit(Map.of());
        running.await();
        cancel.cancel();
        assertThat(visit.handle((_, e) -> e).join()).isInstanceOf(CancellationException.class);
        CompletableFuture<String> closing = Gates.fork(() -> {
            gate.close();
            return "closed";
        });
        nodeEnds.countDown();
        closing.get();
        assertThat(runtime.history()).containsExactly("load sd-unet", "run sd-unet", "unload sd-unet");
        assertThat(runtime.violations()).isEmpty();
    }

    @Test
    void a_run_that_has_something_of_the_visitors_is_waited_for() throws Exception {
        CompletableFuture<String> visit = visit(Map.of("cache", new Kept()));
        running.await();
        cancel.cancel();
        CompletableFuture<String> later = Gates.fork(() -> {
            for (int i = 0; i < 2000; i++) {
                Gates.pause();
            }
            nodeEnds.countDown();
            return "";
        });
        assertThat(visit.handle((_, e) -> e).join()).isInstanceOf(CancellationException.class);
        assertThat(runtime.history()).containsExactly("load sd-unet", "run sd-unet");
        later.get();
    }

    /** A visitor's own. */
    private record Kept() implements Tensor.Held {
        @Override
        public ElementType type() {
            return ElementType.FLOAT32;
        }

        @Override
        public int[] shape() {
            return new int[]{1, 1};
        }

        @Override
        public void close() {
            // there is nothing to free
        }
    }

    @Test
    void what_a_run_throws_is_thrown_as_it_is() {
        runtime.faults((deed, _) -> {
            if (deed.equals("run")) {
                throw new ModelException("broken run");
            }
        });
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> Gates.use(gate, unet))
                .withMessage("broken run");
        assertThat(gate.state().devices().getFirst().holders()).isEmpty();
    }
}
