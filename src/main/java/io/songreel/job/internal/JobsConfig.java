package io.songreel.job.internal;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code songreel.jobs.*}
 *
 * @param enabled
 *            false: jobs can be read and submitted here, but no unit runs on this node
 * @param cpuThreads
 *            units at a time on the cpu lane; 0: as many as the machine has cores, at least 2
 * @param gpuThreads
 *            units at a time on the gpu lane
 * @param queueBound
 *            unfinished jobs at which a submit is refused
 * @param retries
 *            tries after the first, for failures that may pass
 * @param backOff
 *            the n-th retry waits this × 2ⁿ
 * @param maxCrashes
 *            how often a unit may take its server down before it fails
 * @param pollInterval
 *            how often a lane looks for units that other nodes scheduled
 * @param heartbeat
 *            a node that missed four is dead; its units are revived after six at most
 * @param cancelPoll
 *            how often a node looks for cancels of other nodes
 * @param progressInterval
 *            stored progress of one job is at least this far apart
 * @param shutdownWait
 *            how long a stopping server waits for its units to leave
 */
@ConfigurationProperties("songreel.jobs")
public record JobsConfig(@Bindable(defaultValue = "true") boolean enabled, @Bindable(defaultValue = "0") int cpuThreads,
        @Bindable(defaultValue = "1") int gpuThreads, @Bindable(defaultValue = "64") int queueBound,
        @Bindable(defaultValue = "3") int retries, @Bindable(defaultValue = "1s") Duration backOff,
        @Bindable(defaultValue = "25") int maxCrashes, @Bindable(defaultValue = "500ms") Duration pollInterval,
        @Bindable(defaultValue = "4s") Duration heartbeat, @Bindable(defaultValue = "250ms") Duration cancelPoll,
        @Bindable(defaultValue = "250ms") Duration progressInterval,
        @Bindable(defaultValue = "10s") Duration shutdownWait) {
    public JobsConfig {
        if (gpuThreads < 1 || queueBound < 1 || retries < 0 || maxCrashes < 1 || cpuThreads < 0) {
            throw new IllegalArgumentException("songreel.jobs: a number is out of range");
        }
        cpuThreads = cpuThreads == 0 ? Math.max(2, Runtime.getRuntime().availableProcessors()) : cpuThreads;
    }
}
