package io.songreel.job.internal;

import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of {@code journal} and its head. */
@JdbcRepository(dialect = Dialect.ANSI)
interface JournalRepository extends GenericRepository<JournalRepository.Row, Long> {
    /** Reserves the next {@code n} numbers and holds the head until the transaction ends. */
    @Query("UPDATE journal_head SET seq = seq + :n WHERE id = 1")
    int advance(int n);

    @Query("SELECT seq FROM journal_head WHERE id = 1")
    long head();

    @Query("INSERT INTO journal (seq, job_id, event, data, made_at) VALUES (:seq, :jobId, :event, :data, :at)")
    void add(long seq, UUID jobId, String event, String data, Instant at);

    @Query("SELECT * FROM journal WHERE seq > :since ORDER BY seq LIMIT :limit")
    List<Row> after(long since, int limit);

    @Query("SELECT * FROM journal WHERE job_id = :jobId AND seq > :since ORDER BY seq LIMIT :limit")
    List<Row> ofJobAfter(UUID jobId, long since, int limit);

    @Query("DELETE FROM journal WHERE job_id = :jobId")
    void removeJob(UUID jobId);

    /** A stored event. */
    @MappedEntity(value = "journal", escape = false)
    record Row(@io.micronaut.data.annotation.Id long seq, UUID jobId, String event, String data, Instant madeAt) {}
}
