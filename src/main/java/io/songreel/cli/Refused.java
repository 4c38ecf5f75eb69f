package io.songreel.cli;

/** The command cannot go on; the text says why and what to do. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exit;

    Refused(int exit, String message) {
        super(message, null, false, false);
        this.exit = exit;
    }

    static Refused badInput(String message) {
        return new Refused(Exit.BAD_INPUT, message);
    }

    static Refused failed(String message) {
        return new Refused(Exit.FAILED, message);
    }

    int exit() {
        return exit;
    }
}
