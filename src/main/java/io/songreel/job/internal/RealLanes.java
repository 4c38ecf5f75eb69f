package io.songreel.job.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import io.songreel.job.Lane;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** Schedulers with threads of their own. */
record RealLanes(JobsConfig config, String node, Clock clock) implements Lanes.Maker {
    private static final int MISSED_HEARTBEATS = 4;

    @Override
    public Scheduler make(Lane lane, String table, DataSource dataSource, Task<Void> task) {
        int threads = switch (lane) {
            case CPU -> config.cpuThreads();
            case GPU -> config.gpuThreads();
        };
        String name = "songreel-" + lane.name().toLowerCase(Locale.ROOT) + "-";
        // two to four units in hand: enough to keep threads busy, few enough that older jobs come first
        return Scheduler.create(dataSource, List.of(task)).tableName(table).schedulerName(new SchedulerName.Fixed(node))
                .threads(threads)
                .executorService(Executors.newFixedThreadPool(threads, Thread.ofPlatform().name(name, 1).factory()))
                .pollingInterval(config.pollInterval()).heartbeatInterval(config.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS).shutdownMaxWait(config.shutdownWait()).clock(clock::instant)
                .commitWhenAutocommitDisabled(false).failureLogging(LogLevel.DEBUG, false).build();
    }
}
