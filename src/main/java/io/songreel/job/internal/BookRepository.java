package io.songreel.job.internal;

import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The small books beside the jobs: idempotency keys, measured speeds, objects to delete, whether the queue is paused. */
@JdbcRepository(dialect = Dialect.ANSI)
interface BookRepository extends GenericRepository<BookRepository.Keyed, String> {
    @Query("SELECT request_digest, job_id FROM idempotency WHERE key_digest = :keyDigest")
    Optional<Keyed> keyed(String keyDigest);

    @Query("INSERT INTO idempotency (key_digest, request_digest, job_id) VALUES (:keyDigest, :requestDigest, :jobId)")
    void addKey(String keyDigest, String requestDigest, UUID jobId);

    @Query("SELECT step, seconds, cost FROM step_speed WHERE node = :node")
    List<Speed> speeds(String node);

    /** A decayed sum: the newest measurements count most. */
    @Query("""
            UPDATE step_speed SET seconds = seconds * 0.8 + :seconds, cost = cost * 0.8 + :cost
            WHERE node = :node AND step = :step""")
    int addSpeed(String node, String step, double seconds, double cost);

    @Query("INSERT INTO step_speed (node, step, seconds, cost) VALUES (:node, :step, :seconds, :cost)")
    void firstSpeed(String node, String step, double seconds, double cost);

    @Query("SELECT COUNT(*) FROM object_trash WHERE object_key = :key AND subtree = :subtree")
    int trashed(String key, boolean subtree);

    @Query("INSERT INTO object_trash (object_key, subtree) VALUES (:key, :subtree)")
    void addTrash(String key, boolean subtree);

    @Query("SELECT object_key, subtree FROM object_trash ORDER BY object_key LIMIT 1000")
    List<Trashed> trash();

    @Query("DELETE FROM object_trash WHERE object_key = :key AND subtree = :subtree")
    void removeTrash(String key, boolean subtree);

    @Query("SELECT paused FROM queue_gate WHERE id = 1")
    boolean paused();

    /** Also holds the gate until the transaction ends. */
    @Query("SELECT paused FROM queue_gate WHERE id = 1 FOR UPDATE")
    boolean lockPaused();

    @Query("UPDATE queue_gate SET paused = :paused WHERE id = 1")
    void setPaused(boolean paused);

    /** What an idempotency key stands for. */
    @MappedEntity(value = "idempotency", escape = false)
    record Keyed(String requestDigest, UUID jobId) {}

    /** Seconds spent on so much cost of a step. */
    @MappedEntity(value = "step_speed", escape = false)
    record Speed(String step, double seconds, double cost) {}

    /** An object, or everything below a key, that is to go. */
    @MappedEntity(value = "object_trash", escape = false)
    record Trashed(String objectKey, boolean subtree) {}
}
