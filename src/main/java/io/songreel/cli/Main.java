package io.songreel.cli;

import io.songreel.media.MediaWorker;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code songreel} command. */
@Command(name = "songreel", mixinStandardHelpOptions = true, version = "songreel 0.1.0", description = "A song and a picture in, a finished music video out; on this machine.", synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private static final String QUIET_LOG = "logback-cli.xml";

    private Main() {
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        if (!words.isEmpty() && words.getFirst().equals("media-worker")) {
            MediaWorker.main(words.subList(1, words.size()).toArray(String[]::new));
            return;
        }
        if (!words.contains("serve") && System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", QUIET_LOG);
        }
        Terminal terminal = Terminal.ofProcess();
        System.exit(run(terminal, args));
    }

    /** Runs a command. */
    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new ServeCommand(terminal));
        line.addSubcommand(new DemoCommand(terminal));
        line.addSubcommand(new RenderCommand(terminal));
        line.addSubcommand(new DoctorCommand(terminal));
        line.addSubcommand(ModelsCommand.line(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((error, command, result) -> Failures.explain(error, terminal));
        if (args.length == 0) {
            line.usage(terminal.out());
            return Exit.BAD_INPUT;
        }
        return line.execute(args);
    }
}
