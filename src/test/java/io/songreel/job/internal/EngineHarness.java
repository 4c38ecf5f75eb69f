package io.songreel.job.internal;

import io.micronaut.context.ApplicationContext;
import io.songreel.job.Job;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.JournalEvent;
import io.songreel.job.Plan;
import io.songreel.storage.ObjectStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A real database with its tables, and engines on it. */
final class EngineHarness implements AutoCloseable {
    private final ApplicationContext context;

    /** A database of the test's own. */
    EngineHarness(String url, String user, String password) {
        this(url, user, password, Map.of());
    }

    EngineHarness(String url, String user, String password, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("songreel.database.url", url);
        properties.put("songreel.database.username", user);
        properties.put("songreel.database.password", password);
        properties.put("songreel.jobs.enabled", false);
        context = ApplicationContext.run(properties);
    }

    static EngineHarness h2(Path directory) {
        return new EngineHarness(
                "jdbc:h2:file:" + directory.resolve("jobs")
                        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
                "songreel", "");
    }

    /** Quick to retry, two threads a lane. */
    static JobsConfig quick() {
        return config(64, 3, Duration.ofSeconds(4));
    }

    static JobsConfig config(int queueBound, int retries, Duration heartbeat) {
        return new JobsConfig(true, 2, 2, queueBound, retries, Duration.ofMillis(10), 25, Duration.ofMillis(100),
                heartbeat, Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(5));
    }

    JobRoom.Database database() {
        return context.getBean(JobRoom.Database.class);
    }

    JobRoom engine(JobsConfig config, String node, Path scratch, Collection<Plan> plans, ObjectStore store) {
        Clock clock = Clock.systemUTC();
        return new JobRoom(config, database(),
                new JobRoom.Place(node, scratch, clock, new RealLanes(config, node, clock)), plans, store);
    }

    /** Waits until the job has ended; fails the test when that takes absurdly long. */
    static Job ended(Jobs jobs, UUID id) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        long since = 0;
        while (System.nanoTime() < deadline) {
            Job job = jobs.find(id).orElseThrow();
            if (job.status().terminal()) {
                return job;
            }
            since = job.statusSequence();
            jobs.reads().await(since, Duration.ofMillis(500));
        }
        throw new AssertionError("still " + jobs.find(id) + " with " + jobs.reads().plan(id));
    }

    static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came to pass");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    static void nextMillisecond() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(2);
    }

    static void reached(Jobs jobs, UUID id, JobStatus status) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (jobs.find(id).orElseThrow().status() != status) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never " + status + ": " + jobs.find(id));
            }
            jobs.reads().await(jobs.find(id).orElseThrow().statusSequence(), Duration.ofMillis(100));
        }
    }

    static List<JournalEvent> events(Jobs jobs, UUID id) {
        return jobs.reads().events(id, 0, 10_000);
    }

    void update(String sql) {
        try (Connection connection = new JoiningDataSource(database().dataSource(), new Tx(database().transactions()))
                .getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Empties all tables. */
    void clear() {
        for (String table : List.of("lane_cpu", "lane_gpu", "job", "journal", "object_trash", "step_speed")) {
            update("DELETE FROM " + table);
        }
        update("UPDATE journal_head SET seq = 0");
        update("UPDATE queue_gate SET paused = FALSE");
    }

    @Override
    public void close() {
        context.close();
    }
}
