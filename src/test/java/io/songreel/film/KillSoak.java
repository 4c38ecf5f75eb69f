package io.songreel.film;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.media.TestSongs;
import io.songreel.render.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Kills a server at random moments of a running job, starts it again, and compares the film with one that was made
 * undisturbed. A clip whose result had been seen as done before a kill must keep its number of attempts: it was not
 * rendered again.
 *
 * <p>
 * Arguments of {@code main}: directory, kills, seed.
 */
public final class KillSoak {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private KillSoak() {
    }

    /** What a soak found; no problems is success. */
    record Outcome(int kills, int scenesDoneBeforeKills, List<String> problems) {}

    public static void main(String[] args) throws Exception {
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        Outcome outcome = run(Path.of(args[0]), Integer.parseInt(args[1]), seed);
        System.out.printf(Locale.ROOT, "%d kills (seed %d), %d scene results survived a kill, problems: %s%n",
                outcome.kills(), seed, outcome.scenesDoneBeforeKills(), outcome.problems());
        System.exit(outcome.problems().isEmpty() ? 0 : 1);
    }

    static Outcome run(Path directory, int kills, long seed) throws Exception {
        Files.createDirectories(directory);
        Path song = TestSongs.write(directory.resolve("song.mp3"), TestSongs.Kind.MP3_VBR, 882_001);
        Path picture = Pictures.duskPng(directory.resolve("picture.png"), 960, 600);
        JsonNode calm = undisturbed(directory.resolve("calm"), song, picture);
        return disturbed(directory.resolve("wild"), song, picture, kills, new SplittableRandom(seed), calm);
    }

    private static ObjectNode options() {
        return Caller.options().put("width", 640).put("height", 360).put("seed", 11).put("num_scenes", 12);
    }

    private static JsonNode undisturbed(Path home, Path song, Path picture) throws Exception {
        try (ServerProcess server = ServerProcess.start(home)) {
            Caller caller = new Caller(server.url());
            JsonNode job = caller.awaitEnd(caller.order(song, picture, options()), LIMIT);
            return manifest(caller, job, home);
        }
    }

    private static Outcome disturbed(Path home, Path song, Path picture, int kills, SplittableRandom random,
            JsonNode calm) throws Exception {
        List<String> problems = new ArrayList<>();
        Map<String, Integer> attempts = new HashMap<>();
        List<String> jobs = new ArrayList<>();
        int done = 0;
        int survived = 0;
        while (done < kills) {
            ServerProcess server = ServerProcess.start(home);
            Caller caller = new Caller(server.url());
            if (jobs.isEmpty() || caller.job(jobs.getLast()).get("status").asText().equals("done")) {
                jobs.add(caller.order(song, picture, options()));
            }
            String running = jobs.getLast();
            Thread.sleep(random.nextInt(150, 2500));
            survived += remember(running, caller.job(running), attempts, problems);
            server.kill();
            done++;
        }
        try (ServerProcess server = ServerProcess.start(home)) {
            Caller caller = new Caller(server.url());
            for (String id : jobs) {
                JsonNode job = caller.awaitEnd(id, LIMIT);
                if (!job.get("status").asText().equals("done")) {
                    problems.add("an accepted job ended " + job.get("status") + ": " + job.get("error"));
                    continue;
                }
                remember(id, job, attempts, problems);
                if (!frames(manifest(caller, job, home)).equals(frames(calm))) {
                    problems.add("the film of a disturbed run has other frames");
                }
            }
        }
        return new Outcome(done, survived, problems);
    }

    /** Notes the attempts of scenes that are done, and complains when one done before was run again. */
    private static int remember(String id, JsonNode job, Map<String, Integer> attempts, List<String> problems) {
        int found = 0;
        for (JsonNode scene : job.get("scenes")) {
            String name = id + "/" + scene.get("i").asInt();
            boolean isDone = scene.get("status").asText().equals("done");
            Integer before = attempts.get(name);
            if (before != null && (!isDone || scene.get("attempts").asInt() != before)) {
                problems.add("scene " + name + " was done after " + before + " attempts and is now " + scene);
            }
            if (isDone) {
                attempts.put(name, scene.get("attempts").asInt());
                found++;
            }
        }
        return found;
    }

    private static JsonNode manifest(Caller caller, JsonNode job, Path home)
            throws IOException, InterruptedException {
        Path film = caller.download(job.get("final_video_url").asText(),
                home.resolveSibling(home.getFileName() + "-" + job.get("job_id").asText() + ".mp4"));
        return Manifests.inside(film);
    }

    private static List<String> frames(JsonNode manifest) {
        return manifest.get("scenes").findValuesAsText("clip_packets_sha256");
    }
}
