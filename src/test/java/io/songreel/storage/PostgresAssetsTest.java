package io.songreel.storage;

import io.micronaut.context.ApplicationContext;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class PostgresAssetsTest extends AssetsContract {
    private final EmbeddedPostgres server = EmbeddedPostgres.start();
    private final ApplicationContext context = JdbcContext.on(server.getJdbcUrl("postgres", "postgres"), "postgres",
            "postgres");

    PostgresAssetsTest() throws IOException {
    }

    @Override
    Assets open(Clock clock) {
        return JdbcContext.emptied(context, clock);
    }

    @AfterAll
    void close() throws IOException {
        context.close();
        server.close();
    }
}
