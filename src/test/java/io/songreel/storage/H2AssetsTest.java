package io.songreel.storage;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class H2AssetsTest extends AssetsContract {
    private final ApplicationContext context = JdbcContext.on("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");

    @Override
    Assets open(Clock clock) {
        return JdbcContext.emptied(context, clock);
    }

    @AfterAll
    void close() {
        context.close();
    }
}
