package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ResidencyTest {
    private final WatchedRuntime runtime = new WatchedRuntime();
    private final Gates gates = new Gates();
    private final ModelGraph encoder = runtime.graph("sd", "text_encoder", 1);
    private final ModelGraph unet = runtime.graph("sd", "unet", 4);
    private final ModelGraph words = runtime.graph("qwen", "decoder", 5);

    @AfterEach
    void nothing_forbidden_happened() {
        assertThat(runtime.violations()).isEmpty();
    }

    @Test
    void a_graph_is_loaded_once_for_many_visits() throws IOException {
        DeviceGate gate = gates.gate("8GB", runtime);
        Gates.use(gate, encoder, unet, encoder);
        Gates.use(gate, unet);
        assertThat(runtime.history()).containsExactly("load sd-text_encoder", "run sd-text_encoder", "load sd-unet",
                "run sd-unet", "run sd-text_encoder", "run sd-unet");
    }

    @Test
    void a_language_and_a_diffusion_model_are_never_both_there_when_they_do_not_fit() throws IOException {
        runtime.memory(8 * Bytes.GB);
        DeviceGate gate = gates.gate("8GB", runtime);
        Gates.use(gate, encoder, unet);
        Gates.use(gate, words);
        assertThat(runtime.loaded()).containsExactly("qwen-decoder");
        Gates.use(gate, encoder, unet);
        assertThat(runtime.loaded()).containsExactlyInAnyOrder("sd-text_encoder", "sd-unet");
    }

    @Test
    void both_stay_when_they_fit() throws IOException {
        DeviceGate gate = gates.gate("10GB", runtime);
        Gates.use(gate, encoder, unet);
        Gates.use(gate, words);
        assertThat(runtime.loaded()).hasSize(3);
    }

    @Test
    void the_least_recently_used_goes_first_and_only_as_much_as_is_needed() throws IOException {
        DeviceGate gate = gates.gate("9GB", runtime);
        ModelGraph decoder = runtime.graph("sd", "vae_decoder", 3);
        Gates.use(gate, unet);
        gates.pass(Duration.ofSeconds(1));
        Gates.use(gate, encoder);
        gates.pass(Duration.ofSeconds(1));
        Gates.use(gate, unet);
        gates.pass(Duration.ofSeconds(1));
        Gates.use(gate, decoder);
        Gates.use(gate, runtime.graph("depth", "net", 2));
        // 1 GB was free: the encoder was older, and the other GB of room was enough with it
        assertThat(runtime.loaded()).containsExactlyInAnyOrder("sd-unet", "sd-vae_decoder", "depth-net");
        assertThat(gate.state().counts().evictions()).isEqualTo(1);
    }

    @Test
    void what_somebody_uses_is_not_unloaded() throws IOException {
        DeviceGate gate = gates.gate("8GB", runtime);
        gate.pass(Gates.visit("me", "sd"), pass -> {
            ModelSession open = pass.open(unet);
            assertThatExceptionOfType(DeviceMemoryException.class).isThrownBy(() -> pass.open(words)).withMessage(
                    "qwen (decoder) needs about 5.0 GB on cuda:0, 4.0 GB are free; close other programs that use the "
                            + "GPU, or choose a smaller model.");
            Gates.run(open);
            open.close();
            Gates.run(pass.open(words));
            return "";
        });
        assertThat(runtime.loaded()).containsExactly("qwen-decoder");
    }

    @Test
    void one_that_does_not_even_fit_alone_unloads_nobody() throws IOException {
        DeviceGate gate = gates.gate("4GB", runtime);
        Gates.use(gate, unet);
        assertThatExceptionOfType(DeviceMemoryException.class).isThrownBy(() -> Gates.use(gate, words));
        assertThat(runtime.loaded()).containsExactly("sd-unet");
    }

    @Test
    void idle_models_are_unloaded_after_the_keep_alive() throws IOException {
        DeviceGate gate = gates.gate("8GB", runtime);
        Gates.use(gate, encoder);
        gates.pass(Duration.ofMinutes(6));
        Gates.use(gate, unet);
        gates.pass(Duration.ofMinutes(4));
        gate.tick();
        assertThat(runtime.loaded()).containsExactly("sd-unet");
        gate.pass(Gates.visit("me", "sd"), pass -> {
            pass.open(unet);
            gates.pass(Duration.ofMinutes(11));
            gate.tick();
            return "";
        });
        assertThat(runtime.loaded()).containsExactly("sd-unet");
        assertThat(gate.state().devices().getFirst().models()).singleElement()
                .isEqualTo(new GateState.Loaded("sd", "unet", 4 * Bytes.GB, 0, Duration.ZERO));
        assertThat(gate.state().counts().idleUnloads()).isEqualTo(1);
    }

    @Test
    void a_load_that_finds_the_device_full_is_tried_once_more_with_everything_else_gone() throws IOException {
        DeviceGate gate = gates.gate("64GB", runtime);
        Gates.use(gate, encoder, unet);
        runtime.faults((deed, graph) -> {
            if (deed.equals("load") && !runtime.loaded().equals(Set.of(graph))) {
                throw new DeviceMemoryException("cuda error 2", null);
            }
        });
        Gates.use(gate, words);
        assertThat(runtime.loaded()).containsExactly("qwen-decoder");
        assertThat(gate.state().counts().memoryRetries()).isEqualTo(1);
    }

    @Test
    void a_device_that_stays_full_is_told_with_what_to_free() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        runtime.faults((deed, _) -> {
            if (deed.equals("load")) {
                tries.incrementAndGet();
                throw new DeviceMemoryException("cuda error 2", null);
            }
        });
        runtime.memory(24 * Bytes.GB);
        runtime.foreign(15 * Bytes.GB + 500 * Bytes.MB);
        DeviceGate gate = gates.gate(Gates.settings(1, "auto"), runtime, runtime);
        assertThatExceptionOfType(DeviceMemoryException.class).isThrownBy(() -> Gates.use(gate, words)).withMessage(
                "qwen (decoder) needs about 5.0 GB on cuda:0, 8.5 GB are free; close other programs that use the GPU, "
                        + "or choose a smaller model.");
        assertThat(tries).hasValue(2);
        assertThat(gate.state().devices().getFirst().models()).isEmpty();
    }

    @Test
    void a_run_that_finds_the_device_full_is_tried_once_more_with_everything_else_gone() throws IOException {
        DeviceGate gate = gates.gate("64GB", runtime);
        Gates.use(gate, words);
        runtime.faults((deed, _) -> {
            if (deed.equals("run") && runtime.loaded().contains("qwen-decoder")) {
                throw new DeviceMemoryException("cuda error 2", null);
            }
        });
        Gates.use(gate, unet);
        assertThat(runtime.loaded()).containsExactly("sd-unet");
        runtime.faults((deed, _) -> {
            if (deed.equals("run")) {
                throw new DeviceMemoryException("cuda error 2", null);
            }
        });
        assertThatExceptionOfType(DeviceMemoryException.class).isThrownBy(() -> Gates.use(gate, unet)).withMessage(
                "sd (unet) ran out of memory on cuda:0; close other programs that use the GPU, or choose a smaller "
                        + "size or a smaller model.");
        assertThat(gate.state().counts().memoryRetries()).isEqualTo(2);
    }

    @Test
    void memory_that_other_programs_took_is_made_up_for_by_what_nobody_uses() throws IOException {
        runtime.memory(12 * Bytes.GB);
        DeviceGate gate = gates.gate(Gates.settings(1, "auto"), runtime, runtime);
        Gates.use(gate, unet);
        assertThat(gate.state().devices().getFirst().budgetBytes()).isEqualTo(11 * Bytes.GB);
        runtime.foreign(4 * Bytes.GB);
        Gates.use(gate, words);
        assertThat(runtime.loaded()).containsExactly("qwen-decoder");
    }

    @Test
    void an_automatic_budget_is_measured_anew_when_nothing_is_loaded() throws IOException {
        runtime.memory(12 * Bytes.GB);
        runtime.foreign(9 * Bytes.GB);
        DeviceGate gate = gates.gate(Gates.settings(1, "auto"), runtime, runtime);
        assertThatExceptionOfType(DeviceMemoryException.class).isThrownBy(() -> Gates.use(gate, words));
        runtime.foreign(0);
        Gates.use(gate, words);
        assertThat(runtime.loaded()).containsExactly("qwen-decoder");
    }

    @Test
    void a_load_waits_until_unloaded_memory_is_really_free() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        // the driver gives memory back two looks after its owner did
        DeviceMemory slow = device -> Optional.of(new DeviceMemory.Reading("Card", 8 * Bytes.GB,
                runtime.history().contains("unload sd-unet") && looks.incrementAndGet() > 2 ? 0 : 4 * Bytes.GB));
        DeviceGate gate = gates.gate(Gates.settings(1, "8GB"), slow, runtime);
        Gates.use(gate, unet);
        runtime.faults((deed, _) -> {
            if (deed.equals("load")) {
                assertThat(looks.get()).isGreaterThan(2);
            }
        });
        Gates.use(gate, words);
        assertThat(runtime.loaded()).containsExactly("qwen-decoder");
    }

    @Test
    void a_framework_that_does_not_know_the_gpu_works_on_the_processor_beside_it() throws IOException {
        WatchedRuntime torch = new WatchedRuntime("torchscript", Device.CPU);
        DeviceGate gate = gates.gate("8GB", runtime, torch);
        Gates.use(gate, torch.graph("pt", "net", 1));
        Gates.use(gate, unet);
        assertThat(gate.state().devices()).extracting(device -> device.device() + " " + device.permits() + " "
                + device.models().size()).containsExactly("cuda:0 1 1", "cpu 0 1");
    }

    @Test
    void two_visits_to_one_graph_run_it_in_turn() throws Exception {
        DeviceGate gate = gates.gate(Gates.settings(2, "8GB"), _ -> Optional.empty(), runtime);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        runtime.faults((deed, _) -> {
            if (deed.equals("run")) {
                running.countDown();
                GateContract.awaited(go);
            }
        });
        CompletableFuture<String> first = Gates.fork(() -> used(gate));
        running.await();
        CompletableFuture<String> second = Gates.fork(() -> used(gate));
        Gates.until(() -> gate.state().devices().getFirst().models().getFirst().references() == 2);
        go.countDown();
        first.get();
        second.get();
        assertThat(runtime.history()).containsExactly("load sd-unet", "run sd-unet", "run sd-unet");
    }

    private String used(Gate gate) throws IOException {
        Gates.use(gate, unet);
        return "";
    }

    @Test
    void two_who_wait_for_each_others_memory_do_not_wait_forever() throws Exception {
        DeviceGate gate = gates.gate(Gates.settings(2, "8GB"), _ -> Optional.empty(), runtime);
        ModelGraph other = runtime.graph("sdxl", "unet", 4);
        CountDownLatch both = new CountDownLatch(2);
        List<CompletableFuture<String>> visits = List.of(Gates.fork(() -> grab(gate, unet, both)),
                Gates.fork(() -> grab(gate, other, both)));
        int fitted = 0;
        int refused = 0;
        for (CompletableFuture<String> visit : visits) {
            switch (visit.get()) {
                case "fitted" -> fitted++;
                default -> refused++;
            }
        }
        // the one who is refused leaves, and then the other has room
        assertThat(List.of(fitted, refused)).containsExactly(1, 1);
    }

    private String grab(Gate gate, ModelGraph mine, CountDownLatch both) throws IOException {
        ModelGraph more = runtime.graph(mine.model(), "more", 3);
        return gate.pass(Gates.visit("grabber", mine.model()), pass -> {
            pass.open(mine);
            both.countDown();
            GateContract.awaited(both);
            try {
                Gates.run(pass.open(more));
                return "fitted";
            } catch (DeviceMemoryException e) {
                return "refused";
            }
        });
    }

    @Test
    void a_cancel_reaches_a_load_and_leaves_nothing() throws IOException {
        DeviceGate gate = gates.gate("8GB", runtime);
        CancelSwitch token = new CancelSwitch();
        runtime.faults((deed, _) -> {
            token.cancel();
            token.check();
        });
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> gate.pass(new Visit("me", "sd", token), pass -> pass.open(unet)));
        assertThat(gate.state().devices().getFirst().models()).isEmpty();
    }

    @Test
    void both_the_visits_token_and_the_runs_own_stop_a_run() throws IOException {
        DeviceGate gate = gates.gate("8GB", runtime);
        CancelSwitch visit = new CancelSwitch();
        gate.pass(new Visit("me", "sd", visit), pass -> {
            ModelSession session = pass.open(unet);
            CancelSwitch own = new CancelSwitch();
            runtime.faults((_, _) -> own.cancel());
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> session.run(Map.of(), Set.of(), own));
            runtime.faults((_, _) -> visit.cancel());
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> session.run(Map.of(), Set.of(), CancelToken.never()));
            return "";
        });
        Gates.use(gate, unet);
        assertThat(runtime.history()).containsOnlyOnce("load sd-unet");
    }

    @Test
    void an_unload_that_fails_keeps_nobody_from_loading() throws IOException {
        DeviceGate gate = gates.gate("8GB", runtime);
        Gates.use(gate, unet);
        runtime.faults((deed, _) -> {
            if (deed.equals("unload")) {
                throw new ModelException("the driver says no");
            }
        });
        Gates.use(gate, words);
        assertThat(gate.state().devices().getFirst().models()).extracting(GateState.Loaded::model)
                .containsExactly("qwen");
    }

    @Test
    void a_closing_gate_unloads_all() throws IOException {
        DeviceGate gate = gates.gate("8GB", runtime);
        Gates.use(gate, encoder, unet);
        gate.close();
        assertThat(runtime.loaded()).isEmpty();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> Gates.use(gate, unet));
    }
}
