package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateStateTest {
    private final WatchedRuntime runtime = new WatchedRuntime();
    private final Gates gates = new Gates();
    private final ModelGraph unet = runtime.graph("sd", "unet", 4);

    @Test
    void it_tells_who_is_inside_who_waits_and_what_is_loaded() throws IOException {
        runtime.memory(24 * Bytes.GB);
        runtime.foreign(2 * Bytes.GB);
        DeviceGate gate = gates.gate(Gates.settings(1, "8GB"), runtime, runtime);
        gate.pass(Gates.visit("scene 1 of 2", "sd"), pass -> {
            pass.open(unet);
            gates.pass(Duration.ofSeconds(3));
            CompletableFuture<String> waiter = Gates
                    .fork(() -> gate.pass(Gates.visit("scene 2 of 2", "sd"), _ -> ""));
            Gates.until(() -> !gate.state().waiting().isEmpty());
            GateState state = gate.state();
            assertThat(state.waiting()).containsExactly("scene 2 of 2");
            assertThat(state.devices()).singleElement().satisfies(device -> {
                assertThat(device.device()).isEqualTo(WatchedRuntime.GPU);
                assertThat(device.memory())
                        .isEqualTo(new DeviceMemory.Reading("Card", 24 * Bytes.GB, 6 * Bytes.GB));
                assertThat(device.budgetBytes()).isEqualTo(8 * Bytes.GB);
                assertThat(device.loadedBytes()).isEqualTo(4 * Bytes.GB);
                assertThat(device.permits()).isEqualTo(1);
                assertThat(device.holders()).containsExactly(
                        new GateState.Holder("scene 1 of 2", "sd", Duration.ofSeconds(3), false));
                assertThat(device.models())
                        .containsExactly(new GateState.Loaded("sd", "unet", 4 * Bytes.GB, 1, Duration.ZERO));
            });
            assertThat(waiter).isNotDone();
            return "";
        });
    }

    @Test
    void it_waits_for_no_load_and_no_unload() throws IOException {
        for (String deed : new String[]{"load", "unload"}) {
            DeviceGate gate = gates.gate("8GB", runtime);
            Gates.use(gate, unet);
            ModelGraph large = runtime.graph("large " + deed, "net", 8);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            runtime.faults((happening, _) -> {
                if (happening.equals(deed)) {
                    begun.countDown();
                    GateContract.awaited(go);
                }
            });
            CompletableFuture<String> visit = Gates.fork(() -> {
                Gates.use(gate, large);
                return "";
            });
            GateContract.awaited(begun);
            assertThat(gate.state().devices().getFirst().holders()).hasSize(1);
            go.countDown();
            visit.join();
            runtime.faults((_, _) -> {
            });
            gate.close();
        }
    }

    @Test
    void the_meters_show_the_same() throws IOException {
        DeviceGate gate = gates.gate(Gates.settings(1, "8GB"), _ -> Optional.empty(), runtime);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new GateMetrics(gate).bindTo(registry);
        gate.pass(Gates.visit("me", "sd"), pass -> {
            pass.open(unet);
            assertThat(registry.get("songreel.gate.holders").tag("device", "cuda:0").gauge().value()).isEqualTo(1);
            return "";
        });
        Gates.use(gate, runtime.graph("qwen", "decoder", 5));
        assertThat(registry.get("songreel.gate.permits").tag("device", "cuda:0").gauge().value()).isEqualTo(1);
        assertThat(registry.get("songreel.gate.holders").gauge().value()).isZero();
        assertThat(registry.get("songreel.gate.waiting").gauge().value()).isZero();
        assertThat(registry.get("songreel.model.resident").gauge().value()).isEqualTo(1);
        assertThat(registry.get("songreel.model.resident.bytes").gauge().value()).isEqualTo(5.0 * Bytes.GB);
        assertThat(registry.get("songreel.model.budget.bytes").gauge().value()).isEqualTo(8.0 * Bytes.GB);
        assertThat(registry.get("songreel.model.loads").functionCounter().count()).isEqualTo(2);
        assertThat(registry.get("songreel.model.evictions").functionCounter().count()).isEqualTo(1);
    }
}
