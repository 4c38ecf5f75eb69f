package io.songreel.storage;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.time.Clock;
import java.util.Map;

/** A context with one migrated database and nothing else that a test would notice. */
final class JdbcContext {
    private JdbcContext() {
    }

    static ApplicationContext on(String url, String user, String password) {
        return ApplicationContext.run(Map.of("datasources.default.url", url, "datasources.default.username", user,
                "datasources.default.password", password, "datasources.default.dialect", "ANSI",
                "datasources.default.maximum-pool-size", 4, "flyway.datasources.default.enabled", true));
    }

    static Assets emptied(ApplicationContext context, Clock clock) {
        JdbcOperations jdbc = context.getBean(JdbcOperations.class);
        jdbc.execute(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("delete from asset");
            }
        });
        return new JdbcAssets(jdbc, clock);
    }
}
