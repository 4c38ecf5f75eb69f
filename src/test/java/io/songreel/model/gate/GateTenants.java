package io.songreel.model.gate;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Beans around the gate as the server has them: one that uses it until the shutdown, and a framework that is closed. */
@Factory
@Requires(property = "test-gate-tenants")
class GateTenants {
    /** Uses the gate, at last while the server shuts down. */
    static final class Tenant {
        private final Gate gate;
        private final ModelGraph graph;
        volatile boolean leftInOrder;

        Tenant(Gate gate, ModelGraph graph) {
            this.gate = gate;
            this.graph = graph;
        }

        void use() {
            try {
                Gates.use(gate, graph);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What the framework still had loaded when it was closed. */
    static final class Closing {
        volatile Set<String> left = Set.of("it was not closed");
    }

    @Singleton
    Closing closing() {
        return new Closing();
    }

    @Singleton
    @Bean(preDestroy = "close")
    Framework framework(WatchedRuntime runtime, Closing closing) {
        return new Framework(runtime, closing);
    }

    /** Is closed as a bean, in whatever order. */
    record Framework(WatchedRuntime runtime, Closing closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.left = runtime.loaded();
        }
    }

    @Singleton
    WatchedRuntime runtime() {
        return new WatchedRuntime("watched", WatchedRuntime.GPU);
    }

    @Singleton
    Tenant tenant(Gate gate, WatchedRuntime runtime) {
        return new Tenant(gate, runtime.graph("sd", "unet", 1));
    }

    @Singleton
    ApplicationEventListener<ShutdownEvent> leaving(Tenant tenant) {
        return event -> {
            tenant.use();
            tenant.leftInOrder = true;
        };
    }
}
