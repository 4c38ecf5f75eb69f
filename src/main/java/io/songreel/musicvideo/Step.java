package io.songreel.musicvideo;

import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitResult;
import io.songreel.job.Work;
import io.songreel.storage.Sha256;

/**
 * One kind of unit of a film: code, and a record of inputs that decides its result entirely.
 *
 * @param <I>
 *            the inputs: a record that {@link Json} writes; all of it enters the digest
 */
interface Step<I extends Record> {
    /** The step's name, in messages, estimates and digests. */
    String name();

    /** Raised whenever the same inputs would give another result than before. */
    int version();

    UnitResult run(I inputs, UnitContext context) throws Exception;

    /** This step on these inputs. */
    default Task on(I inputs) {
        return new Task(Sha256.of(name() + "|" + version() + "|" + Json.write(inputs)),
                context -> run(inputs, context));
    }

    /** Work whose digest is known. */
    record Task(String digest, Work work) {}
}
