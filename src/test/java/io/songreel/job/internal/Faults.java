package io.songreel.job.internal;

import java.sql.SQLException;
import java.util.Random;

/** What goes wrong between the engine and its database. Used by one thread. */
final class Faults {
    private Random random = new Random(0);
    private boolean on;
    private boolean dead;
    private int crashIn;
    private double disturbed;

    void calm() {
        on = false;
        dead = false;
        crashIn = 0;
        disturbed = 0;
    }

    /** Each statement within a transaction loses a race with this probability. */
    void disturb(Random source, double probability) {
        random = source;
        disturbed = probability;
        on = true;
    }

    /** The process dies at the n-th point from here; points lie before and after each commit. */
    void crashIn(int points) {
        crashIn = points;
        on = true;
    }

    /** Whether the process has died: whatever it asks the database for fails until it is started again. */
    boolean dead() {
        return dead;
    }

    void reboot() {
        dead = false;
        crashIn = 0;
    }

    /** Lets a test look into the database without being disturbed. */
    <T> T aside(java.util.function.Supplier<T> look) {
        boolean was = on;
        on = false;
        try {
            return look.get();
        } finally {
            on = was;
        }
    }

    void point() throws SQLException {
        if (on && crashIn > 0 && --crashIn == 0) {
            dead = true;
        }
        alive();
    }

    void statement(boolean inTransaction) throws SQLException {
        alive();
        if (on && inTransaction && random.nextDouble() < disturbed) {
            throw new SQLException("made up: lost a race", "40001");
        }
    }

    private void alive() throws SQLException {
        if (on && dead) {
            throw new SQLException("made up: the line is cut", "HY000");
        }
    }
}
