package io.songreel.job;

import java.util.concurrent.CancellationException;

/** The code of a unit: a pure function of what its digest covers. May be run again after a crash. */
@FunctionalInterface
public interface Work {
    /**
     * @throws UnitFailure
     *             an expected failure, with a text for the owner of the job
     * @throws CancellationException
     *             when its token was cancelled
     * @throws Exception
     *             anything else: tried again, then failed with an opaque text
     */
    UnitResult run(UnitContext context) throws Exception;
}
