package io.songreel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.JobStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The models of this machine. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "List, fetch and remove models.", synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand implements Callable<Integer> {
    private ModelsCommand() {
    }

    static CommandLine line(Terminal terminal) {
        CommandLine line = new CommandLine(new ModelsCommand());
        line.addSubcommand(new ListModels(terminal));
        line.addSubcommand(new Pull(terminal));
        line.addSubcommand(new Verify(terminal));
        line.addSubcommand(new Remove(terminal));
        return line;
    }

    @Override
    public Integer call() {
        throw Refused.badInput("Say what to do: songreel models list, pull, verify or remove.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Models of the catalogue, and which are here.")
    private static final class ListModels implements Callable<Integer> {
        private final Terminal terminal;
        @Mixin
        private final ServerOptions server = new ServerOptions();

        ListModels(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (ServerOptions.Connection connection = server.connectQuietly(terminal)) {
                JsonNode models = connection.client().get("/models").path("models");
                models.forEach(model -> ModelLine.of(model).forEach(terminal.out()::println));
                if (models.isEmpty()) {
                    terminal.out().println("No models are known to this version.");
                }
                return Exit.DONE;
            }
        }
    }

    @Command(name = "pull", mixinStandardHelpOptions = true, description = "Fetch a model; goes on where it stopped.")
    private static final class Pull implements Callable<Integer> {
        private final Terminal terminal;
        @Mixin
        private final ServerOptions server = new ServerOptions();
        @Parameters(paramLabel = "MODEL")
        private String id = "";

        Pull(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (ServerOptions.Connection connection = server.connect(terminal)) {
                JobWatch watch = new JobWatch(connection.client(), terminal);
                watch.follow(connection.client().post("/models/" + name(id) + "/pull",
                        SongreelClient.JSON.createObjectNode()).path("job_id").asText());
                JsonNode end = Interrupts.guard(watch::cancel, connection::end, watch::end);
                JobStatus status = JobWatch.status(end);
                if (status == JobStatus.FAILED) {
                    terminal.err().println(JobWatch.error(end));
                }
                return Exit.of(status);
            }
        }
    }

    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Read every byte of a model and compare.")
    private static final class Verify implements Callable<Integer> {
        private final Terminal terminal;
        @Mixin
        private final ServerOptions server = new ServerOptions();
        @Parameters(paramLabel = "MODEL")
        private String id = "";

        Verify(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (ServerOptions.Connection connection = server.connectQuietly(terminal)) {
                String verdict = connection.client().post("/models/" + name(id) + "/verify",
                        SongreelClient.JSON.createObjectNode()).path("verdict").asText();
                terminal.out().println(switch (verdict) {
                    case "good" -> id + " is what was published.";
                    case "size_only" -> id + " has the right size; nobody published a digest to compare with.";
                    case "damaged" -> id + " is damaged. Remove it and pull it again.";
                    default -> id + " is not here. Fetch it with: songreel models pull " + id;
                });
                return verdict.equals("good") || verdict.equals("size_only") ? Exit.DONE : Exit.FAILED;
            }
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Take a model's files away.")
    private static final class Remove implements Callable<Integer> {
        private final Terminal terminal;
        @Mixin
        private final ServerOptions server = new ServerOptions();
        @Parameters(paramLabel = "MODEL")
        private String id = "";

        Remove(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Exception {
            try (ServerOptions.Connection connection = server.connectQuietly(terminal)) {
                connection.client().delete("/models/" + name(id));
                for (JsonNode model : connection.client().get("/models").path("models")) {
                    if (model.path("id").asText().equals(id) && model.path("in_place").asBoolean()) {
                        terminal.out().println(id + " is " + ModelLine.state(model)
                                + "; Songreel leaves that alone. Remove it there if you want it gone.");
                    }
                }
                return Exit.DONE;
            }
        }
    }

    private static String name(String id) {
        if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
            throw Refused.badInput("That is no model's name; songreel models list shows them.");
        }
        return id;
    }
}
