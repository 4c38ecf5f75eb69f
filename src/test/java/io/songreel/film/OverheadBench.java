package io.songreel.film;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.api.SongreelServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What the engine adds to a job: its wall time over the sum of its units' own times. One thread in the lane puts all units
 * on the critical path.
 *
 * <p>
 * Arguments: song, picture, directory.
 */
final class OverheadBench {
    private OverheadBench() {
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[2]).resolve("data");
        double wall;
        try (SongreelServer server = SongreelServer.start(
                Map.of("songreel.home", home.toString(), "songreel.api.port", 0, "songreel.jobs.cpu-threads", 1))) {
            Caller caller = new Caller(server.url());
            JsonNode job = caller.awaitEnd(caller.order(Path.of(args[0]), Path.of(args[1]), Caller.options()),
                    Duration.ofMinutes(20));
            wall = Duration.between(Instant.parse(job.get("created_at").asText()),
                    Instant.parse(job.get("finished_at").asText())).toMillis() / 1000.0;
        }
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + home + "/db/songreel", "songreel", "");
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*), SUM(seconds) FROM unit_result")) {
            row.next();
            System.out.printf(Locale.ROOT, "%d units took %.2f s of their own, the job %.2f s: %.3f times%n",
                    row.getInt(1), row.getDouble(2), wall, wall / row.getDouble(2));
        }
    }
}
