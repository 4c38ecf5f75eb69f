package io.songreel.film;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.api.SongreelServer;
import io.songreel.media.TestSongs;
import io.songreel.render.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Cancels jobs at random moments and looks at what is left: every job is cancelled (or was done first), no half file
 * stays, and the next job runs. Prints the latencies that the server measured, by the step that was under way.
 *
 * <p>
 * Arguments of {@code main}: directory, cancels, seed.
 */
public final class CancelSoak {
    private CancelSoak() {
    }

    /**
     * What a soak found.
     *
     * @param latenciesMs
     *            from the request to the last unit having left, by job status
     */
    record Outcome(Map<String, List<Long>> latenciesMs, List<String> problems) {}

    public static void main(String[] args) throws Exception {
        Outcome outcome = run(Path.of(args[0]), Integer.parseInt(args[1]),
                args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime());
        outcome.latenciesMs().forEach((status, all) -> System.out.printf(Locale.ROOT,
                "%s: %d cancels, median %d ms, slowest %d ms%n", status, all.size(),
                all.stream().sorted().toList().get(all.size() / 2), all.stream().max(Long::compare).orElseThrow()));
        System.out.println("problems: " + outcome.problems());
        System.exit(outcome.problems().isEmpty() ? 0 : 1);
    }

    static Outcome run(Path directory, int cancels, long seed) throws Exception {
        Files.createDirectories(directory);
        Path song = TestSongs.write(directory.resolve("song.flac"), TestSongs.Kind.FLAC, 441_001);
        Path picture = Pictures.duskPng(directory.resolve("picture.png"), 800, 500);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<Long>> latencies = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        Path home = directory.resolve("data");
        try (SongreelServer server = SongreelServer
                .start(Map.of("songreel.home", home.toString(), "songreel.api.port", 0))) {
            Caller caller = new Caller(server.url());
            for (int i = 0; i < cancels; i++) {
                String id = caller.order(song, picture, options());
                Thread.sleep(random.nextInt(1, 2200));
                String status = caller.job(id).get("status").asText();
                caller.send("POST", "/jobs/" + id + "/cancel", null);
                JsonNode job = caller.awaitEnd(id, Duration.ofSeconds(30));
                if (job.get("status").asText().equals("cancelled")) {
                    latencies.computeIfAbsent(status, s -> new ArrayList<>()).add(latency(caller, id));
                } else if (!job.get("status").asText().equals("done")) {
                    problems.add("a cancelled job is " + job.get("status") + " " + job.get("error"));
                }
            }
            problems.addAll(halfFiles(home));
            JsonNode last = caller.awaitEnd(caller.order(song, picture, options()), Duration.ofMinutes(2));
            if (!last.get("status").asText().equals("done")) {
                problems.add("the job after the cancels is " + last.get("status") + " " + last.get("error"));
            }
        }
        return new Outcome(latencies, problems);
    }

    private static ObjectNode options() {
        return Caller.options().put("width", 640).put("height", 360).put("num_scenes", 4);
    }

    private static long latency(Caller caller, String id) throws IOException, InterruptedException {
        String stream = caller.send("GET", "/jobs/" + id + "/events?since=0", null).body();
        String data = stream.lines().filter(line -> line.startsWith("data:") && line.contains("cancel_latency_ms"))
                .reduce((first, second) -> second).orElseThrow();
        return new ObjectMapper().readTree(data.substring(5)).get("cancel_latency_ms").asLong();
    }

    private static List<String> halfFiles(Path home) throws IOException {
        try (Stream<Path> tree = Files.walk(home)) {
            return tree.filter(Files::isRegularFile).map(file -> home.relativize(file).toString())
                    .filter(name -> name.startsWith("scratch") || name.startsWith("incoming")
                            || name.contains(".part"))
                    .map(name -> "left behind: " + name).toList();
        }
    }
}
