package io.songreel.film;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.media.TestSongs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Films songs of one and of ten minutes, each in a fresh server with a heap of 512 MB, and prints the processes' peak
 * resident memory: it must not grow with the song. The heap is touched whole at the start, so that what grows is not the
 * heap.
 *
 * <p>
 * Arguments: picture, directory, minutes …
 */
final class LengthBench {
    private static final long RATE = 44_100;

    private LengthBench() {
    }

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        for (int i = 2; i < args.length; i++) {
            int minutes = Integer.parseInt(args[i]);
            Path song = TestSongs.write(directory.resolve(minutes + ".mp3"), TestSongs.Kind.MP3_CBR,
                    minutes * 60L * RATE + 1);
            try (ServerProcess server = ServerProcess.start(directory.resolve("data-" + minutes), "-Xmx512m",
                    "-Xms512m", "-XX:+AlwaysPreTouch")) {
                Caller caller = new Caller(server.url());
                JsonNode job = caller.awaitEnd(
                        caller.order(song, Path.of(args[0]), Caller.options().put("draft", true)),
                        Duration.ofMinutes(60));
                System.out.printf(Locale.ROOT, "%d minutes: %s, %d scenes, proof %s, peak resident memory %s%n",
                        minutes, job.get("status").asText(), job.get("scenes").size(), job.get("timing_proof"),
                        peak(server.pid()));
            }
        }
    }

    private static String peak(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM")).findFirst().map(line -> line.substring(6).strip())
                .orElse("unknown");
    }
}
