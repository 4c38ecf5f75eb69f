package io.songreel.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the command line stands in.
 *
 * @param out
 *            results
 * @param err
 *            progress and complaints
 * @param interactive
 *            whether a person looks on, so that lines may be written over
 * @param directory
 *            what relative paths are relative to
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, Path directory,
        Map<String, String> environment) {
    // still null where the system property jdk.console asks for the old console
    @SuppressWarnings("SystemConsoleNull")
    static Terminal ofProcess() {
        Console console = System.console();
        boolean person = console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(System.out, System.err, person, Path.of(""), System.getenv());
    }
}
