package io.songreel.storage;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assets in the table {@code asset}, in SQL that H2 and PostgreSQL both speak. Joins the transaction of its caller when
 * there is one. Times are kept to the microsecond.
 */
@Singleton
final class JdbcAssets implements Assets {
    private static final String SELECT = """
            select id, kind, object_key, media_type, sha256, size_bytes, facts, created_at, expires_at from asset
            """;
    private final JdbcOperations jdbc;
    private final Clock clock;

    JdbcAssets(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(Asset asset) {
        update("""
                insert into asset (id, kind, object_key, media_type, sha256, size_bytes, facts, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, asset.id(), asset.kind().name(), asset.key().value(), asset.mediaType(), asset.sha256(),
                asset.size(), asset.facts(), time(asset.createdAt()), time(asset.expiresAt()));
    }

    @Override
    public Optional<Asset> find(UUID id) {
        return select("where id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<Asset> findByKey(ObjectKey key) {
        return select("where object_key = ?", key.value()).stream().findFirst();
    }

    @Override
    public boolean hold(UUID id) {
        return update("""
                update asset set expires_at = null where id = ? and (expires_at is null or expires_at > ?)
                """, id, time(clock.instant())) == 1;
    }

    @Override
    public List<Asset> expired(Instant now) {
        return select("where expires_at <= ? order by expires_at, id", time(now));
    }

    @Override
    public void remove(UUID id) {
        update("delete from asset where id = ?", id);
    }

    private int update(String sql, @Nullable Object... values) {
        return jdbc.execute(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    private List<Asset> select(String where, @Nullable Object... values) {
        return jdbc.execute(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + where)) {
                bind(statement, values);
                List<Asset> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(asset(rows));
                    }
                }
                return found;
            }
        });
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static Asset asset(ResultSet row) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Asset(row.getObject("id", UUID.class), Asset.Kind.valueOf(row.getString("kind")),
                new ObjectKey(row.getString("object_key")), row.getString("media_type"), row.getString("sha256"),
                row.getLong("size_bytes"), row.getString("facts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                expires == null ? null : expires.toInstant());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
