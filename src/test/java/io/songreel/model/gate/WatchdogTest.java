package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchdogTest {
    private final WatchedRuntime runtime = new WatchedRuntime();
    private final Gates gates = new Gates();
    private final DeviceGate gate = gates.gate("8GB", runtime);
    private final ModelGraph unet = runtime.graph("sd", "unet", 4);
    private final ModelGraph depth = runtime.graph("depth", "net", 1);

    @Test
    void a_silent_visit_loses_its_permit_and_its_models_go_with_it() throws IOException {
        gate.pass(Gates.visit("scene 7 of 46", "sd"), pass -> {
            ModelSession session = pass.open(unet);
            gates.pass(Duration.ofMinutes(16));
            gate.tick();
            GateState state = gate.state();
            assertThat(state.devices().getFirst().holders()).containsExactly(
                    new GateState.Holder("scene 7 of 46", "sd", Duration.ofMinutes(16), true));
            assertThat(state.counts().revoked()).isEqualTo(1);
            // another one comes in beside it
            Gates.fork(() -> gate.pass(Gates.visit("other", "depth"), other -> other.open(depth).inputs())).join();
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> Gates.run(session))
                    .withMessageContaining("silent for too long");
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> pass.open(depth));
            assertThat(runtime.loaded()).contains("sd-unet");
            return "";
        });
        assertThat(runtime.loaded()).containsExactly("depth-net");
        assertThat(gate.state().devices().getFirst().holders()).isEmpty();
        Gates.use(gate, unet);
        assertThat(runtime.violations()).isEmpty();
    }

    @Test
    void runs_and_loads_are_signs_of_life() throws IOException {
        gate.pass(Gates.visit("me", "sd"), pass -> {
            gates.pass(Duration.ofMinutes(14));
            ModelSession session = pass.open(unet);
            gates.pass(Duration.ofMinutes(14));
            gate.tick();
            Gates.run(session);
            gates.pass(Duration.ofMinutes(14));
            gate.tick();
            Gates.run(session);
            return "";
        });
        assertThat(gate.state().counts().revoked()).isZero();
        assertThat(runtime.loaded()).containsExactly("sd-unet");
    }

    /** A wedged native run is asked to stop, and left alone with its model when it does not. */
    @Test
    void a_run_that_hangs_is_stopped_and_fails() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        runtime.faults((deed, _) -> {
            if (deed.equals("run")) {
                running.countDown();
                GateContract.awaited(stopped);
            }
        });
        CompletableFuture<String> visit = Gates.fork(() -> gate.pass(Gates.visit("me", "sd"), pass -> {
            ModelSession session = pass.open(unet);
            session.run(Map.of(), Set.of(), CancelToken.never());
            return "ran";
        }));
        running.await();
        gates.pass(Duration.ofMinutes(16));
        gate.tick();
        assertThat(gate.state().devices().getFirst().holders()).extracting(GateState.Holder::revoked)
                .containsExactly(true);
        assertThat(visit.handle((_, e) -> e).join()).isInstanceOf(ModelException.class)
                .hasMessageContaining("silent for too long");
        assertThat(runtime.loaded()).containsExactly("sd-unet");
        stopped.countDown();
        Gates.until(() -> runtime.loaded().isEmpty());
        assertThat(runtime.violations()).isEmpty();
    }
}
