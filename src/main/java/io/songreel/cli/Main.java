package io.songreel.cli;

import io.micronaut.runtime.Micronaut;

/** x. */
public final class Main {
    private Main() {
    }

    /** x. */
    public static void main(String[] args) {
        Micronaut.run(Main.class, args);
    }
}
