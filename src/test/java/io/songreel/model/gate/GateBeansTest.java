package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateBeansTest {
    @Test
    void the_gate_closes_after_those_who_use_it_and_before_the_frameworks(@TempDir Path home) {
        GateTenants.Tenant tenant;
        GateTenants.Closing closing;
        WatchedRuntime runtime;
        DeviceGate gate;
        try (ApplicationContext context = ApplicationContext.run(Map.of("test-gate-tenants", true, "songreel.home",
                home.toString(), "songreel.gate.gpu-memory", "2GB", "songreel.gate.permits", 3))) {
            tenant = context.getBean(GateTenants.Tenant.class);
            closing = context.getBean(GateTenants.Closing.class);
            assertThat(context.getBean(GateTenants.Framework.class).closing()).isSameAs(closing);
            runtime = context.getBean(WatchedRuntime.class);
            gate = context.getBean(DeviceGate.class);
            assertThat(context.getBean(Gate.class)).isSameAs(gate);
            tenant.use();
            assertThat(runtime.loaded()).containsExactly("sd-unet");
            assertThat(gate.state().devices().getFirst()).satisfies(device -> {
                assertThat(device.device()).isEqualTo(WatchedRuntime.GPU);
                assertThat(device.budgetBytes()).isEqualTo(2 * Bytes.GB);
                assertThat(device.permits()).isEqualTo(3);
            });
        }
        assertThat(tenant.leftInOrder).isTrue();
        assertThat(closing.left).isEmpty();
        assertThat(runtime.loaded()).isEmpty();
        assertThat(runtime.violations()).isEmpty();
    }
}
