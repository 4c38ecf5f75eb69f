package io.songreel.model;

/** How the parts of a manifest refuse a value that could not be true. */
final class Checks {
    private Checks() {
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("a model manifest with an impossible " + what);
        }
    }
}
