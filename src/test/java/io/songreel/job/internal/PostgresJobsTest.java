package io.songreel.job.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class PostgresJobsTest extends JobsContract {
    private @Nullable EmbeddedPostgres postgres;

    @Override
    EngineHarness open(Path directory) throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.builder().setDataDirectory(directory.resolve("pg"))
                // the database never loses power here; its own promises are not under test
                .setServerConfig("fsync", "off").start();
        postgres = started;
        return new EngineHarness(started.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    @AfterAll
    void stopPostgres() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
