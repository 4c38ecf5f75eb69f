package io.songreel.job.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random moments. {@code -Dsongreel.kills=50} kills as often as that. */
class KillTest {
    @TempDir
    private Path home = Path.of("");

    @Test
    void no_accepted_job_is_lost_and_no_recorded_unit_runs_again() throws Exception {
        int kills = Integer.getInteger("songreel.kills", 5);
        long seed = Long.getLong("songreel.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int life = 0; life < kills; life++) {
            Process server = start(life, "doomed");
            while (server.isAlive() && lines("lives").size() <= life) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1200));
            assertThat(server.isAlive()).as("life %d of seed %d ended by itself, see %s", life, seed, home).isTrue();
            server.destroyForcibly().waitFor();
        }
        assertThat(start(kills, "last").waitFor()).as("seed %d", seed).isZero();
        assertThat(lines("ends")).as("seed %d", seed).hasSameSizeAs(lines("acks")).isNotEmpty().containsOnly("done");
        List<String> calls = lines("calls");
        for (String recorded : lines("recorded")) {
            int life = Integer.parseInt(recorded.substring(0, recorded.indexOf(' ')));
            String unit = recorded.substring(recorded.indexOf(' '));
            assertThat(calls).as("seed %d", seed).noneMatch(call -> call.endsWith(unit)
                    && Integer.parseInt(call.substring(0, call.indexOf(' '))) >= life);
        }
        // a unit may run twice only where a kill came between its work and its record
        assertThat(calls.size() - calls.stream().map(call -> call.substring(call.indexOf(' '))).distinct().count())
                .as("seed %d", seed).isLessThanOrEqualTo(4L * kills);
    }

    private Process start(int life, String kind) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath, KilledServer.class.getName(),
                home.toString(), String.valueOf(life), kind).redirectErrorStream(true)
                .redirectOutput(home.resolve("log-" + life).toFile()).start();
    }

    private List<String> lines(String file) throws IOException {
        Path path = home.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }
}
