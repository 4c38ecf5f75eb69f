package io.songreel.job.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.songreel.job.Job;
import io.songreel.job.JobRefused;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.Jobs.NewJob;
import io.songreel.job.JournalEvent;
import io.songreel.job.Lane;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/**
 * The whole engine in one thread under a virtual clock, on a real database behind a line that fails. Everything that
 * happens follows from a seed, which jqwik prints when something does not hold.
 */
class SimulationTest {
    /** db-scheduler's manual scheduler claims under this name. */
    private static final String NODE = "manual";
    private static final Faults FAULTS = FaultyDriver.FAULTS;
    private static @Nullable EngineHarness shared;
    private static Path scratch = Path.of("");

    private final SettableClock clock = new SettableClock();
    private final FakeStore store = new FakeStore();
    private Random random = new Random(0);
    private boolean healthy = true;
    private FakePlan plan = new FakePlan(this::work);
    private @Nullable JobRoom room;

    @BeforeContainer
    static void open() throws IOException {
        scratch = Files.createTempDirectory("songreel-simulation");
        shared = new EngineHarness("jdbc:h2:mem:simulation;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "songreel", "",
                Map.of("datasources.default.driver-class-name", FaultyDriver.class.getName()));
    }

    @AfterContainer
    static void close() {
        new Scratch(scratch).sweep();
        harness().close();
    }

    @BeforeTry
    void clear() {
        FAULTS.calm();
        harness().clear();
        plan = new FakePlan(this::work);
        healthy = true;
        clock.set(Instant.parse("2030-01-01T00:00:00Z"));
    }

    private static EngineHarness harness() {
        return Objects.requireNonNull(shared);
    }

    /** A crash at each point there is, before and after each commit: the job ends done, no recorded unit runs again. */
    @Example
    void a_crash_at_any_commit_costs_nothing_but_time() {
        int crashes = 0;
        for (int point = 1;; point++) {
            clear();
            boot();
            FAULTS.crashIn(point);
            UUID id = submitted("a,b", "key");
            drive(() -> id != null && !find(id).status().terminal());
            boolean crashed = FAULTS.dead() || rebooted;
            FAULTS.calm();
            UUID accepted = jobs().submit(new NewJob(FakePlan.KIND, null, "a,b"), "key");
            assertThat(id == null || id.equals(accepted)).isTrue();
            drive(() -> !find(accepted).status().terminal());
            assertThat(find(accepted).status()).as("crash at point %d", point).isEqualTo(JobStatus.DONE);
            assertThat(jobs().list(null, 10, null)).hasSize(1);
            checkAll(Set.of(accepted));
            if (!crashed) {
                break;
            }
            crashes++;
        }
        assertThat(crashes).isGreaterThan(30);
    }

    @Property(tries = 20, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
    void whatever_happens_accepted_jobs_end_and_can_be_brought_to_done(@ForAll long seed) {
        random = new Random(seed);
        healthy = false;
        FAULTS.disturb(random, 0.002);
        Set<UUID> accepted = new HashSet<>();
        List<UUID> known = new ArrayList<>();
        boot();
        for (int step = 0; step < 60; step++) {
            act(accepted, known);
            rebootIfDead();
        }
        FAULTS.calm();
        healthy = true;
        boot();
        clock.set(Instant.parse("2030-02-01T00:00:00Z"));
        drive(() -> accepted.stream().anyMatch(id -> !find(id).status().terminal()));
        for (UUID id : accepted) {
            if (find(id).status() != JobStatus.DONE) {
                jobs().run(id);
            }
        }
        drive(() -> accepted.stream().anyMatch(id -> !find(id).status().terminal()));
        assertThat(accepted).allSatisfy(id -> assertThat(find(id).status()).isEqualTo(JobStatus.DONE));
        checkAll(accepted);
    }

    private void act(Set<UUID> accepted, List<UUID> known) {
        UUID some = known.isEmpty() ? UUID.randomUUID() : known.get(random.nextInt(known.size()));
        try {
            switch (random.nextInt(12)) {
                case 0, 1 -> {
                    UUID id = submitted("a,b,c", "key-" + random.nextInt(4));
                    if (id != null && accepted.add(id)) {
                        known.add(id);
                    }
                }
                case 2 -> jobs().cancel(some);
                case 3 -> jobs().run(some);
                case 4 -> jobs().edit(some,
                        job -> new NewJob(job.kind(), job.title(), "a,b," + random.nextInt(3)));
                case 5 -> FAULTS.crashIn(1 + random.nextInt(40));
                case 6 -> lane(Lane.CPU).runDeadExecutionDetection();
                case 7 -> clock.set(clock.now().plus(Duration.ofMinutes(random.nextInt(121) - 60)));
                default -> turn();
            }
        } catch (JobRefused e) {
            assertThat(e.reason()).isNotEqualTo(JobRefused.Reason.QUEUE_FULL);
        } catch (RuntimeException e) {
            assertThat(FAULTS.dead()).as("only a cut line may surface: %s", e).isTrue();
        }
    }

    private UnitResult work(UnitContext context) throws UnitFailure {
        boolean recorded = FAULTS.aside(
                () -> harness().database().results().body(context.jobId(), context.unit(), context.digest())
                        .isPresent());
        assertThat(recorded).as("%s runs though its result is recorded", context.unit()).isFalse();
        context.progress().at(0.5, "half");
        if (!healthy) {
            switch (random.nextInt(20)) {
                case 0, 1 -> throw new IllegalStateException("made up");
                case 2 -> throw new OutOfMemoryError("made up");
                case 3 -> throw new UnitFailure("made_up", "Made up", "Nothing.", random.nextBoolean());
                case 4 -> jobs().cancel(context.jobId());
                case 5 -> FAULTS.crashIn(1 + random.nextInt(6));
                // taken for dead while alive: somebody else may claim it
                case 6 ->
                    harness().update("UPDATE lane_gpu SET picked = FALSE, picked_by = NULL, version = version + 1");
                default -> {
                }
            }
            context.cancel().check();
        }
        return UnitResult.of("\"" + context.digest() + "\"");
    }

    private boolean rebooted;

    private void rebootIfDead() {
        while (FAULTS.dead()) {
            FAULTS.reboot();
            boot();
            rebooted = true;
        }
    }

    /** A new life of the server on the same database. */
    private void boot() {
        rebooted = false;
        InstantSource time = clock::now;
        Clock virtual = time.withZone(ZoneOffset.UTC);
        room = new JobRoom(EngineHarness.config(1000, 3, Duration.ofSeconds(4)), harness().database(),
                new JobRoom.Place(NODE, scratch, virtual, (lane, table, dataSource, task) -> {
                    var builder = TestHelper.createManualScheduler(dataSource, task).clock(clock).tableName(table);
                    builder.schedulerName(new SchedulerName.Fixed(NODE));
                    return builder.build();
                }), List.of(plan), store);
        try {
            room.engine().prepare();
        } catch (RuntimeException e) {
            assertThat(FAULTS.dead()).as("only a cut line may surface: %s", e).isTrue();
        }
    }

    private void turn() {
        clock.set(clock.now().plusMillis(1 + random.nextInt(3000)));
        lane(Lane.CPU).runAnyDueExecutions();
        lane(Lane.GPU).runAnyDueExecutions();
    }

    private void drive(java.util.function.BooleanSupplier more) {
        boolean any = false;
        for (int turns = 0; FAULTS.dead() || more.getAsBoolean(); turns++) {
            assertThat(turns).as("it never ends").isLessThan(400);
            if (FAULTS.dead()) {
                rebootIfDead();
                any = true;
            }
            try {
                turn();
                clock.set(clock.now().plusSeconds(20));
                lane(Lane.CPU).runDeadExecutionDetection();
                lane(Lane.GPU).runDeadExecutionDetection();
            } catch (RuntimeException e) {
                assertThat(FAULTS.dead()).as("only a cut line may surface: %s", e).isTrue();
            }
        }
        rebooted |= any;
    }

    /** Null when the answer was lost. */
    private @Nullable UUID submitted(String words, String key) {
        try {
            return jobs().submit(new NewJob(FakePlan.KIND, null, words), key);
        } catch (JobRefused e) {
            throw e;
        } catch (RuntimeException e) {
            assertThat(FAULTS.dead()).as("only a cut line may surface: %s", e).isTrue();
            return null;
        }
    }

    private void checkAll(Set<UUID> ids) {
        List<JournalEvent> all = jobs().reads().events(null, 0, 100_000);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).seq()).isEqualTo(i + 1L);
        }
        for (UUID id : ids) {
            List<JournalEvent> events = EngineHarness.events(jobs(), id);
            HistoryCheck.check(events);
            assertThat(find(id).statusSequence()).isEqualTo(events.getLast().seq());
        }
        assertThat(scratch.toFile().list()).satisfiesAnyOf(none -> assertThat(none).isNull(),
                left -> assertThat(left).isEmpty());
        clock.set(clock.now().plusSeconds(100_000));
        turn();
        for (Lane lane : Lane.values()) {
            assertThat(lane(lane).getScheduledExecutions()).as("left in %s", lane).isEmpty();
        }
    }

    private Job find(UUID id) {
        return jobs().find(id).orElseThrow();
    }

    private Jobs jobs() {
        return Objects.requireNonNull(room).jobs();
    }

    private ManualScheduler lane(Lane lane) {
        return (ManualScheduler) Objects.requireNonNull(room).lanes().scheduler(lane);
    }
}
