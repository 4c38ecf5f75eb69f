package io.songreel.job.internal;

import io.songreel.job.PlannedUnit;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;

/** One attempt at a unit: how it began or how it came out. */
sealed interface Attempt {
    /** Not to be run: the job has ended or was edited, the result is there, or this node stops. */
    record Needless() implements Attempt {}

    /** Is to run now. */
    record Begun(PlannedUnit unit, UnitRun run) implements Attempt {}

    /** Left on request: the job was cancelled or has failed, or this node stops. */
    record Left(UnitRun run) implements Attempt {}

    /** Made its result. */
    record Finished(PlannedUnit unit, UnitRun run, UnitResult result, double seconds) implements Attempt {}

    /** Failed in a way the unit foresaw. */
    record Failed(PlannedUnit unit, UnitRun run, UnitFailure failure) implements Attempt {}

    /** Failed in a way nobody foresaw. */
    record Broke(PlannedUnit unit, UnitRun run, Throwable cause) implements Attempt {}

    /** Took its server down too often to be tried again. */
    record GaveUp(PlannedUnit unit, UnitRun run) implements Attempt {}
}
