package io.songreel.model.runtime;

/**
 * Told how long each run was inside the framework, so that a benchmark can tell its time from ours. Called in whatever
 * thread ran the graph, also for a run that failed.
 */
@FunctionalInterface
public interface RunMeter {
    /** Nobody measures. */
    RunMeter NONE = nanos -> {
    };

    void ran(long nanos);
}
