package io.songreel.job.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.songreel.job.Lane;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two lanes: one db-scheduler with a table of its own for each. */
final class Lanes {
    static final TaskDescriptor<Void> UNIT = TaskDescriptor.of("unit");
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class);
    private final Tx tx;
    private final Clock clock;
    private final String node;
    private final Duration afterFault;
    private volatile @Nullable Runner runner;

    /** Makes the scheduler of a lane; a seam for tests that drive the time. */
    @FunctionalInterface
    interface Maker {
        Scheduler make(Lane lane, String table, DataSource dataSource, Task<Void> task);
    }

    /** Runs a unit in the calling thread and says how to let go of it; the answer runs once, right after. */
    @FunctionalInterface
    interface Runner {
        Settle run(UnitKey key);

        /** Lets go of a unit that ran. */
        @FunctionalInterface
        interface Settle {
            void settle(Claim claim);
        }
    }

    Lanes(DataSource dataSource, Tx tx, Clock clock, String node, Duration afterFault, Maker maker) {
        this.tx = tx;
        this.clock = clock;
        this.node = node;
        this.afterFault = afterFault;
        DataSource joining = new JoiningDataSource(dataSource, tx);
        for (Lane lane : Lane.values()) {
            schedulers.put(lane, maker.make(lane, table(lane), joining, task()));
        }
    }

    static String table(Lane lane) {
        return switch (lane) {
            case CPU -> "lane_cpu";
            case GPU -> "lane_gpu";
        };
    }

    private Task<Void> task() {
        return Tasks.custom(UNIT).onDeadExecutionRevive().onFailure((failed, operations) -> {
            LOG.error("Unit {} could not be started; it is tried again in {} s", failed.getExecution().getId(),
                    afterFault.toSeconds(), failed.getCause().orElse(null));
            operations.reschedule(failed, clock.instant().plus(afterFault));
        }).execute((instance, context) -> {
            Runner.Settle settle = runner().run(UnitKey.parse(instance.getId()));
            return (done, operations) -> {
                try {
                    settle.settle(claim(done, operations));
                } catch (RuntimeException e) {
                    LOG.error("Unit {} ran but could not be recorded; it runs again in {} s", instance.getId(),
                            afterFault.toSeconds(), e);
                    operations.reschedule(done, clock.instant().plus(afterFault));
                }
            };
        });
    }

    /** Adds a unit to its lane, within the current transaction. Units of the job queued first come first. */
    void schedule(Lane lane, UnitKey key, Instant queuedAt) {
        scheduler(lane).scheduleIfNotExists(UNIT.instance(key.text()).build(), queuedAt);
    }

    /** Lets the lanes of this node look at their tables at once. Call it after the commit. */
    void wake() {
        schedulers.values().forEach(Scheduler::triggerCheckForDueExecutions);
    }

    /** Takes units that nobody runs yet out of their lane, within the current transaction. */
    void forget(Lane lane, Collection<UnitKey> keys) {
        String sql = "DELETE FROM " + table(lane) + " WHERE task_name = ? AND task_instance = ? AND picked = FALSE";
        try (PreparedStatement delete = tx.connection().prepareStatement(sql)) {
            for (UnitKey key : keys) {
                delete.setString(1, UNIT.getTaskName());
                delete.setString(2, key.text());
                delete.addBatch();
            }
            delete.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Frees what an earlier life of this node held when it was killed, so that it continues without a wait. */
    int releaseOwn() {
        return tx.write(() -> {
            int released = 0;
            for (Lane lane : Lane.values()) {
                released += releaseOwn(lane);
            }
            return released;
        });
    }

    private int releaseOwn(Lane lane) {
        String sql = "UPDATE " + table(lane) + " SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, "
                + "version = version + 1 WHERE picked = TRUE AND picked_by = ?";
        try (PreparedStatement update = tx.connection().prepareStatement(sql)) {
            update.setString(1, node);
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says who runs units; before the start. */
    void serve(Runner units) {
        runner = units;
    }

    private Runner runner() {
        return Objects.requireNonNull(runner);
    }

    void start() {
        schedulers.values().forEach(Scheduler::start);
    }

    /** No unit starts after this. */
    void pause() {
        schedulers.values().forEach(Scheduler::pause);
    }

    /** Waits, within bounds, until running units have left. */
    void stop() {
        schedulers.values().parallelStream().forEach(Scheduler::stop);
    }

    Scheduler scheduler(Lane lane) {
        return Objects.requireNonNull(schedulers.get(lane));
    }

    private static Claim claim(ExecutionComplete done, ExecutionOperations<Void> operations) {
        return new Claim() {
            @Override
            public boolean remove() {
                return held(operations::stop);
            }

            @Override
            public boolean again(Instant at) {
                return held(() -> operations.reschedule(done, at));
            }

            /** The library answers a lost hold with an exception of its own; a database fault is another type. */
            private static boolean held(Runnable letGo) {
                try {
                    letGo.run();
                    return true;
                } catch (DbSchedulerException e) {
                    return false;
                }
            }
        };
    }
}
