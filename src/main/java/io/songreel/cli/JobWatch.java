package io.songreel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.JobStatus;
import java.io.IOException;

/** Follows one job to its end, showing how far it is. */
final class JobWatch {
    private final SongreelClient client;
    private final Terminal terminal;
    /** Empty until there is a job. Ctrl-C looks at it from another thread. */
    private volatile String job = "";

    JobWatch(SongreelClient client, Terminal terminal) {
        this.client = client;
        this.terminal = terminal;
    }

    void follow(String id) {
        job = id;
    }

    /** Waits for the end; returns the job as it then stands. */
    JsonNode end() throws IOException, InterruptedException {
        ProgressLine line = new ProgressLine(terminal.err(), terminal.interactive());
        try {
            JsonNode state = client.get("/jobs/" + job);
            while (true) {
                JsonNode eta = state.path("eta_s");
                line.show(state.path("status").asText(), state.path("progress").asDouble(),
                        state.path("message").asText(), eta.isNumber() ? (Double) eta.asDouble() : null);
                if (status(state).terminal()) {
                    return state;
                }
                state = client.get("/jobs/" + job + "?wait=10&since=" + state.path("status_sequence").asLong());
            }
        } finally {
            line.end();
        }
    }

    /** Asks the job to stop and waits until it has; for Ctrl-C. */
    void cancel() {
        try {
            if (!job.isEmpty() && !status(client.get("/jobs/" + job)).terminal()) {
                client.post("/jobs/" + job + "/cancel", SongreelClient.JSON.createObjectNode());
                for (int i = 0; i < 10 && !status(client.get("/jobs/" + job + "?wait=1")).terminal(); i++) {
                    // the long poll is the pause
                }
            }
        } catch (IOException | Refused e) {
            terminal.err().println("The job could not be cancelled: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static JobStatus status(JsonNode state) {
        return JobStatus.ofWire(state.path("status").asText());
    }

    static String error(JsonNode state) {
        return state.at("/error/title").asText() + ". " + state.at("/error/detail").asText();
    }
}
