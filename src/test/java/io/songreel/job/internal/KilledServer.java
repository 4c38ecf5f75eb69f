package io.songreel.job.internal;

import io.songreel.job.Jobs.NewJob;
import io.songreel.job.UnitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, to be killed. What it says about itself it appends to files, a line at a time. */
final class KilledServer {
    private KilledServer() {
    }

    /** @param arguments home directory; number of this life; {@code last} when it may live until all jobs ended */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        String life = arguments[1];
        boolean last = arguments[2].equals("last");
        try (EngineHarness harness = EngineHarness.h2(home)) {
            FakePlan plan = new FakePlan(context -> {
                append(home.resolve("calls"), life + " " + new UnitKey(context.jobId(), context.unit(),
                        context.digest()).text());
                TimeUnit.MILLISECONDS.sleep(10);
                return UnitResult.of("\"" + context.digest() + "\"");
            });
            JobRoom.Database database = harness.database();
            for (UUID id : database.jobs().unfinishedIds()) {
                for (ResultRepository.Key key : database.results().keys(id)) {
                    append(home.resolve("recorded"), life + " " + new UnitKey(id, key.unit(), key.digest()).text());
                }
            }
            JobRoom room = harness.engine(EngineHarness.config(1000, 3, java.time.Duration.ofSeconds(4)), "node-1",
                    home.resolve("scratch"), List.of(plan), new FakeStore());
            room.engine().start();
            append(home.resolve("lives"), life);
            List<UUID> accepted = new ArrayList<>();
            for (int i = 0; i < 20 && !last; i++) {
                UUID id = room.jobs().submit(new NewJob(FakePlan.KIND, null, "a,b,c,d,e,f"), null);
                append(home.resolve("acks"), id.toString());
                accepted.add(id);
            }
            for (UUID id : last ? database.jobs().unfinishedIds() : accepted) {
                EngineHarness.ended(room.jobs(), id);
            }
            if (!last) {
                // waits to be killed
                TimeUnit.MINUTES.sleep(5);
            }
            for (String ack : Files.readAllLines(home.resolve("acks"))) {
                String status = room.jobs().find(UUID.fromString(ack)).map(job -> job.status().wire()).orElse("lost");
                append(home.resolve("ends"), status);
            }
            room.engine().close();
        }
    }

    private static synchronized void append(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
