package io.songreel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what works on this machine, and what each missing piece would add. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Say what works here, and what each missing piece would add.")
final class DoctorCommand implements Callable<Integer> {
    private static final long MIB = 1024 * 1024;
    private final Terminal terminal;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        PrintStream out = terminal.out();
        try (ServerOptions.Connection connection = server.connectQuietly(terminal)) {
            machine(out);
            JsonNode capabilities = connection.client().get("/capabilities");
            for (String kind : new String[]{"renderers", "directors", "transcribers", "hearing"}) {
                out.println();
                out.println(Character.toUpperCase(kind.charAt(0)) + kind.substring(1));
                capabilities.path(kind).forEach(rung -> rung(out, rung));
            }
            gpu(out, connection.client());
            boolean well = "UP".equals(connection.client().get("/health").path("status").asText());
            out.println();
            out.println(well
                    ? "Everything that a film needs is here."
                    : "The server is not well; GET /health says which part.");
            return well ? Exit.DONE : Exit.FAILED;
        }
    }

    private static void machine(PrintStream out) {
        Runtime runtime = Runtime.getRuntime();
        out.println("Java " + Runtime.version() + ", " + runtime.availableProcessors() + " cores, "
                + runtime.maxMemory() / MIB + " MiB for Java");
    }

    private static void rung(PrintStream out, JsonNode rung) {
        boolean there = rung.path("available").asBoolean();
        out.println((there ? "  ✓ " : "  – ") + rung.path("name").asText() + ": "
                + rung.path(there ? "description" : "reason").asText());
        if (!there) {
            out.println("      would add: " + rung.path("description").asText());
        }
    }

    private static void gpu(PrintStream out, SongreelClient client) throws IOException, InterruptedException {
        JsonNode devices = client.get("/gpu").path("devices");
        out.println();
        out.println("GPU");
        if (devices.isEmpty()) {
            out.println("  – none; films are rendered on the processor");
        }
        devices.forEach(device -> out.println("  ✓ " + device.path("name").asText() + ", "
                + device.path("memory_total_bytes").asLong() / MIB + " MiB"));
    }
}
