package io.songreel.job.internal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code unit_run}. Written only while the job's row is locked. */
@JdbcRepository(dialect = Dialect.ANSI)
interface UnitRunRepository extends GenericRepository<UnitRun, UUID> {
    @Query("SELECT * FROM unit_run WHERE job_id = :jobId")
    List<UnitRun> ofJob(UUID jobId);

    @Query("SELECT * FROM unit_run WHERE job_id = :jobId AND unit = :unit AND digest = :digest")
    Optional<UnitRun> find(UUID jobId, String unit, String digest);

    @Query("SELECT COUNT(*) FROM unit_run WHERE job_id = :jobId AND state = 'running'")
    int running(UUID jobId);

    @Query("SELECT COALESCE(SUM(share * fraction), 0) FROM unit_run WHERE job_id = :jobId AND state = 'running'")
    double runningShare(UUID jobId);

    @Query("DELETE FROM unit_run WHERE job_id = :jobId AND unit = :unit")
    void remove(UUID jobId, String unit);

    @Query("DELETE FROM unit_run WHERE job_id = :jobId AND state = 'waiting'")
    void removeWaiting(UUID jobId);

    @Query("DELETE FROM unit_run WHERE job_id = :jobId AND state = 'failed'")
    void removeFailed(UUID jobId);

    @Query("""
            INSERT INTO unit_run (job_id, unit, digest, lane, share, state, attempts, failures, crashes, fraction)
            VALUES (:jobId, :unit, :digest, :lane, :share, 'waiting', 0, 0, 0, 0)""")
    void addWaiting(UUID jobId, String unit, String digest, String lane, double share);

    @Query("""
            UPDATE unit_run SET state = :state, attempts = :attempts, failures = :failures, crashes = :crashes,
            fraction = :fraction, error = :error WHERE job_id = :jobId AND unit = :unit AND digest = :digest""")
    int set(UUID jobId, String unit, String digest, String state, int attempts, int failures, int crashes,
            double fraction, @Nullable String error);

    @Query("""
            UPDATE unit_run SET fraction = :fraction
            WHERE job_id = :jobId AND unit = :unit AND digest = :digest AND state = 'running'""")
    int setFraction(UUID jobId, String unit, String digest, double fraction);
}
