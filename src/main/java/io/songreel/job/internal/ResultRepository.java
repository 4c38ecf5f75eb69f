package io.songreel.job.internal;

import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Results of units, and the objects they name. */
@JdbcRepository(dialect = Dialect.ANSI)
interface ResultRepository extends GenericRepository<ResultRepository.Key, UUID> {
    @Query("SELECT unit, digest FROM unit_result WHERE job_id = :jobId ORDER BY recorded_at")
    List<Key> keys(UUID jobId);

    @Query("SELECT body FROM unit_result WHERE job_id = :jobId AND unit = :unit AND digest = :digest")
    Optional<String> body(UUID jobId, String unit, String digest);

    @Query("""
            SELECT digest, body, recorded_at FROM unit_result WHERE job_id = :jobId AND unit = :unit
            ORDER BY recorded_at""")
    List<Row> all(UUID jobId, String unit);

    @Query("""
            INSERT INTO unit_result (job_id, unit, digest, body, step, cost, seconds, recorded_at)
            VALUES (:jobId, :unit, :digest, :body, :step, :cost, :seconds, :at)""")
    void add(UUID jobId, String unit, String digest, String body, String step, double cost, double seconds, Instant at);

    @Query("SELECT object_key FROM unit_object WHERE job_id = :jobId")
    List<String> objects(UUID jobId);

    @Query("INSERT INTO unit_object (job_id, object_key) VALUES (:jobId, :key)")
    void addObject(UUID jobId, String key);

    /** Which result: a unit's name and the digest of its inputs. */
    @MappedEntity(value = "unit_result", escape = false)
    record Key(String unit, String digest) {}

    /** A result of one unit. */
    @MappedEntity(value = "unit_result", escape = false)
    record Row(String digest, String body, Instant recordedAt) {}
}
