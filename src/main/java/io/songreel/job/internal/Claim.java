package io.songreel.job.internal;

import java.time.Instant;

/**
 * The hold a node has on one unit while it runs it. Both ways of letting go take part in the current transaction, and
 * both say whether the hold was still there: a node that was taken for dead has lost it, and what it wants to write
 * must not be written.
 */
interface Claim {
    /** The unit needs no further run. */
    boolean remove();

    /** The unit is to run again, not before {@code at}. */
    boolean again(Instant at);
}
