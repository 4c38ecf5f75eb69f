package io.songreel.job.internal;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions of this room. A body may run more than once: it changes nothing but the database. */
final class Tx {
    private static final Logger LOG = LoggerFactory.getLogger(Tx.class);
    private static final int TRIES = 6;
    /** Deadlock, lost serialization, lock timeout, somebody else's insert; in H2 also "changed meanwhile". */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "HYT00", "90131", "23505");
    private final TransactionOperations<Connection> operations;

    Tx(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /** Runs {@code body} in one transaction, again when the database asks for it. */
    <T> T write(Supplier<T> body) {
        for (int tried = 1;; tried++) {
            try {
                return operations.executeWrite(status -> body.get());
            } catch (RuntimeException e) {
                if (tried == TRIES || inside() || !passing(e)) {
                    throw e;
                }
                LOG.debug("A transaction lost a race and is tried again, attempt {} of {}", tried + 1, TRIES, e);
                pause(tried);
            }
        }
    }

    void run(Runnable body) {
        write(() -> {
            body.run();
            return Boolean.TRUE;
        });
    }

    /** Runs {@code action} when the current transaction has been committed, and never when it was rolled back. */
    void afterCommit(Runnable action) {
        operations.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    LOG.error("A notice after a commit failed; polling will make up for it", e);
                }
            }
        });
    }

    boolean inside() {
        return operations.findTransactionStatus().isPresent();
    }

    Connection connection() {
        return operations.getConnection();
    }

    private static boolean passing(@Nullable Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && PASSING.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int tried) {
        try {
            TimeUnit.MILLISECONDS.sleep(5L << tried);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
