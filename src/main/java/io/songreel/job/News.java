package io.songreel.job;

/** Where a running unit tells the journal something that is no result: a preview, a text as it grows. */
@FunctionalInterface
public interface News {
    /** Goes to the journal at once. Never fails: a unit does not stop for news that cannot be told. */
    void tell(NewEvent event);
}
