package io.songreel.job.internal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of {@code job}. */
@JdbcRepository(dialect = Dialect.ANSI)
interface JobRepository extends GenericRepository<JobRow, UUID> {
    JobRow save(JobRow row);

    /** Compare-and-set on the version: throws when the row is gone or has another one. */
    JobRow update(JobRow row);

    Optional<JobRow> findById(UUID id);

    /** Also holds the row until the transaction ends: changes of one job follow one another. */
    @Query("SELECT * FROM job WHERE id = :id FOR UPDATE")
    Optional<JobRow> lockById(UUID id);

    @Query("DELETE FROM job WHERE id = :id")
    void remove(UUID id);

    @Query("SELECT * FROM job WHERE first_seq < :before ORDER BY first_seq DESC LIMIT :limit")
    List<JobRow> page(long before, int limit);

    @Query("SELECT * FROM job WHERE status = :status AND first_seq < :before ORDER BY first_seq DESC LIMIT :limit")
    List<JobRow> pageOf(String status, long before, int limit);

    @Query("SELECT COUNT(*) FROM job WHERE status NOT IN ('done', 'review', 'failed', 'cancelled')")
    long unfinished();

    @Query("SELECT id FROM job WHERE status NOT IN ('done', 'review', 'failed', 'cancelled') ORDER BY queued_seq")
    List<UUID> unfinishedIds();

    @Query("SELECT id FROM job WHERE status = 'queued' ORDER BY queued_seq")
    List<UUID> queuedIds();

    @Query("""
            SELECT id FROM job WHERE status NOT IN ('queued', 'done', 'review', 'failed', 'cancelled')
            ORDER BY queued_seq""")
    List<UUID> startedIds();

    @Query("SELECT * FROM job WHERE status = 'queued' ORDER BY queued_seq LIMIT 1")
    Optional<JobRow> firstQueued();

    @Query("SELECT COUNT(*) FROM job WHERE status = 'queued' AND queued_seq < :seq")
    int queuedBefore(long seq);

    /** Those of {@code ids} whose units may run. */
    @Query("SELECT id FROM job WHERE id IN (:ids) AND status NOT IN ('done', 'review', 'failed', 'cancelled', 'cancelling')")
    List<UUID> active(Collection<UUID> ids);
}
