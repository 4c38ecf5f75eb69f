package io.songreel.cli;

import io.songreel.api.BadConfiguration;
import java.net.BindException;
import java.net.ConnectException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in a sentence what went wrong; a stack trace helps nobody at a terminal. */
final class Failures {
    private Failures() {
    }

    /** @return the exit code */
    static int explain(Throwable error, Terminal terminal) {
        BadConfiguration configuration = BadConfiguration.behind(error);
        if (error instanceof Refused refused) {
            terminal.err().println(refused.getMessage());
            return refused.exit();
        }
        if (configuration != null) {
            terminal.err().println(configuration.getMessage());
            return Exit.BAD_INPUT;
        }
        Optional<String> setting = wrongSetting(error);
        if (setting.isPresent()) {
            terminal.err().println(setting.get());
            return Exit.BAD_INPUT;
        }
        if (has(error, BindException.class)) {
            terminal.err().println("The port is taken; another program listens there. Choose one with --port.");
            return Exit.FAILED;
        }
        if (has(error, ConnectException.class)) {
            terminal.err().println("No server answers at that address. Start one with: songreel serve");
            return Exit.FAILED;
        }
        if (says(error, "already in use")) {
            terminal.err().println("Another Songreel uses this data directory. Give its address with --server, or"
                    + " another directory with --home.");
            return Exit.FAILED;
        }
        terminal.err().println("Something went wrong: " + error);
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            terminal.err().println("  because: " + cause);
        }
        return Exit.FAILED;
    }

    /** What a settings record says of a value of its own; it names the key first. */
    private static Optional<String> wrongSetting(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .filter(IllegalArgumentException.class::isInstance).map(Throwable::getMessage)
                .filter(message -> message != null && message.startsWith("songreel.")).findFirst();
    }

    private static boolean has(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Throwable error, String words) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
