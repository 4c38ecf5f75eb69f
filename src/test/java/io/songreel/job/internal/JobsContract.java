package io.songreel.job.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.Job;
import io.songreel.job.JobQueue;
import io.songreel.job.JobRefused;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.Jobs.NewJob;
import io.songreel.job.JournalEvent;
import io.songreel.job.NewEvent;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.job.UnitView;
import io.songreel.job.UnitView.State;
import io.songreel.storage.ObjectKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the job room promises, on whichever database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobsContract {
    private Path directory = Path.of("");
    private @Nullable EngineHarness harness;
    private final List<JobRoom> rooms = new ArrayList<>();
    private FakePlan plan = new FakePlan();
    private FakeStore store = new FakeStore();

    abstract EngineHarness open(Path directory) throws Exception;

    @BeforeAll
    void openDatabase(@TempDir Path temporary) throws Exception {
        directory = temporary;
        harness = open(temporary);
    }

    @BeforeEach
    void clear() {
        harness().clear();
        plan = new FakePlan();
        store = new FakeStore();
    }

    @AfterEach
    void stop() {
        rooms.forEach(room -> room.engine().close());
        rooms.clear();
    }

    @AfterAll
    void closeDatabase() {
        harness().close();
    }

    private EngineHarness harness() {
        return Objects.requireNonNull(harness);
    }

    private JobRoom room(String node, JobsConfig config) {
        JobRoom room = harness().engine(config, node, directory.resolve("scratch-" + node), List.of(plan), store);
        rooms.add(room);
        return room;
    }

    private Jobs started() {
        JobRoom room = room("node-1", EngineHarness.quick());
        room.engine().start();
        return room.jobs();
    }

    private static NewJob film(String words) {
        return new NewJob(FakePlan.KIND, "Title", words);
    }

    /** Waits for its token, as a long loop does. */
    private static UnitResult untilCancelled(UnitContext context) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (var _ = context.cancel().onCancel(cancelled::countDown)) {
            cancelled.await();
        }
        throw new CancellationException();
    }

    @Test
    void a_job_runs_each_unit_once_and_ends_done() throws InterruptedException {
        Jobs jobs = started();
        UUID id = jobs.submit(film("a,b,c"), null);
        Job job = EngineHarness.ended(jobs, id);
        assertThat(job.status()).isEqualTo(JobStatus.DONE);
        assertThat(job.progress()).isEqualTo(1);
        assertThat(job.startedAt()).isNotNull();
        assertThat(job.finishedAt()).isNotNull();
        assertThat(plan.calls(id)).hasSize(5).doesNotHaveDuplicates();
        assertThat(jobs.reads().plan(id)).extracting(UnitView::state).containsOnly(State.DONE);
        assertThat(jobs.reads().plan(id)).extracting(UnitView::estimatedSeconds).containsOnly(0.0);
        List<JournalEvent> events = EngineHarness.events(jobs, id);
        assertThat(events).extracting(JournalEvent::type).startsWith("status").endsWith("done");
        assertThat(job.statusSequence()).isEqualTo(events.getLast().seq());
        assertThat(jobs.reads().results(id).find("render[1]", "render-b")).contains("\"render[1]\"");
        assertThatThrownBy(() -> jobs.run(id)).hasMessage("NOTHING_TO_DO");
        assertThatThrownBy(() -> jobs.cancel(id)).hasMessage("FINISHED");
    }

    @Test
    void news_of_a_running_unit_are_in_the_journal_before_its_result_and_none_after_a_cancel() throws Exception {
        Jobs jobs = started();
        CountDownLatch told = new CountDownLatch(1);
        plan.work("render[0]", context -> {
            context.news().tell(new NewEvent("preview", "{\"step\":1}"));
            context.news().tell(new NewEvent("preview", "{\"step\":2}"));
            told.countDown();
            try {
                return untilCancelled(context);
            } finally {
                context.news().tell(new NewEvent("preview", "{\"step\":3}"));
            }
        });
        UUID id = jobs.submit(film("a"), null);
        told.await();
        jobs.cancel(id);
        EngineHarness.ended(jobs, id);
        assertThat(EngineHarness.events(jobs, id)).filteredOn(event -> event.type().equals("preview"))
                .extracting(JournalEvent::data).containsExactly("{\"step\":1}", "{\"step\":2}");
        assertThat(EngineHarness.events(jobs, id).getLast().type()).isEqualTo("cancelled");
    }

    @Test
    void status_goes_along_the_table_and_progress_never_falls() throws InterruptedException {
        Jobs jobs = started();
        plan.work("render[0]", context -> {
            for (int i = 0; i <= 100; i++) {
                context.progress().at(i / 50.0 % 1, "step " + i);
            }
            return UnitResult.of("0");
        });
        UUID id = jobs.submit(film("a,b"), null);
        EngineHarness.ended(jobs, id);
        HistoryCheck.check(EngineHarness.events(jobs, id));
    }

    @Test
    void a_failure_that_may_pass_is_tried_again() throws InterruptedException {
        Jobs jobs = started();
        AtomicInteger tries = new AtomicInteger();
        plan.work("probe", context -> {
            if (tries.incrementAndGet() < 4) {
                throw new UnitFailure("device_busy", "The device is busy", "Wait a little.", true);
            }
            return UnitResult.of(String.valueOf(context.attempt()));
        });
        UUID id = jobs.submit(film("a"), null);
        assertThat(EngineHarness.ended(jobs, id).status()).isEqualTo(JobStatus.DONE);
        assertThat(jobs.reads().results(id).find("probe", "probe-1")).contains("4");
        assertThat(EngineHarness.events(jobs, id)).filteredOn(event -> event.type().equals("warning")).hasSize(3);
    }

    @Test
    void an_unknown_failure_is_retried_then_opaque_and_retry_runs_only_what_failed() throws InterruptedException {
        Jobs jobs = started();
        plan.work("render[1]", context -> {
            throw new IllegalStateException("/secret/path");
        });
        UUID id = jobs.submit(film("a,b"), null);
        Job failed = EngineHarness.ended(jobs, id);
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(Objects.requireNonNull(failed.error()).code()).isEqualTo("internal_error");
        assertThat(failed.error().step()).isEqualTo("render");
        assertThat(failed.error().detail()).contains("incident").doesNotContain("secret");
        assertThat(plan.calls(id)).filteredOn(call -> call.contains("render[1]")).hasSize(4);
        assertThat(jobs.reads().plan(id)).filteredOn(unit -> unit.name().equals("render[1]"))
                .singleElement().satisfies(unit -> {
                    assertThat(unit.state()).isEqualTo(State.FAILED);
                    assertThat(unit.attempts()).isEqualTo(4);
                    assertThat(unit.error()).isEqualTo(failed.error());
                });
        plan.work("render[1]", context -> UnitResult.of("1"));
        jobs.run(id);
        assertThat(EngineHarness.ended(jobs, id).status()).isEqualTo(JobStatus.DONE);
        assertThat(plan.calls(id)).filteredOn(call -> call.contains("probe")).hasSize(1);
        assertThat(plan.calls(id)).filteredOn(call -> call.contains("render[1]")).hasSize(5);
    }

    @Test
    void a_lasting_failure_ends_the_job_at_once_and_stops_its_other_units() throws InterruptedException {
        Jobs jobs = started();
        CountDownLatch siblingRuns = new CountDownLatch(1);
        CountDownLatch siblingLeft = new CountDownLatch(1);
        plan.work("render[0]", context -> {
            siblingRuns.countDown();
            try {
                return untilCancelled(context);
            } finally {
                siblingLeft.countDown();
            }
        }).work("render[1]", context -> {
            siblingRuns.await();
            throw new UnitFailure("no_face", "No face", "Use another picture.", false);
        });
        UUID id = jobs.submit(film("a,b"), null);
        Job job = EngineHarness.ended(jobs, id);
        siblingLeft.await();
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.error()).isEqualTo(new io.songreel.job.JobError("no_face", "No face", "Use another picture.",
                "render"));
        assertThat(plan.calls(id)).filteredOn(call -> call.contains("render[1]")).hasSize(1);
    }

    @Test
    void an_error_in_a_unit_does_not_kill_its_lane() throws InterruptedException {
        Jobs jobs = started();
        AtomicInteger tries = new AtomicInteger();
        plan.work("probe", context -> {
            if (tries.incrementAndGet() <= 3) {
                throw new OutOfMemoryError("made up");
            }
            return UnitResult.of("0");
        });
        assertThat(EngineHarness.ended(jobs, jobs.submit(film("a"), null)).status()).isEqualTo(JobStatus.DONE);
        assertThat(EngineHarness.ended(jobs, jobs.submit(film("b"), null)).status()).isEqualTo(JobStatus.DONE);
    }

    @Test
    void scratch_is_empty_before_and_gone_after_whatever_happens() throws InterruptedException {
        Jobs jobs = started();
        Set<Path> seen = Collections.synchronizedSet(new HashSet<>());
        plan.work("probe", context -> {
            assertThat(context.scratch()).isEmptyDirectory();
            Files.writeString(Files.createDirectory(context.scratch().resolve("deep")).resolve("file"), "text");
            if (seen.add(context.scratch()) && seen.size() == 1) {
                throw new IllegalStateException("once");
            }
            return UnitResult.of("0");
        });
        EngineHarness.ended(jobs, jobs.submit(film("a"), null));
        assertThat(seen).hasSize(2).allSatisfy(path -> assertThat(path).doesNotExist());
    }

    @Test
    void a_queued_job_is_cancelled_at_once() {
        Jobs jobs = room("node-1", EngineHarness.quick()).jobs();
        UUID first = jobs.submit(film("a"), null);
        UUID second = jobs.submit(film("b"), null);
        assertThat(jobs.reads().queuePosition(first)).contains(0);
        assertThat(jobs.reads().queuePosition(second)).contains(1);
        assertThat(jobs.cancel(first)).isEqualTo(JobStatus.CANCELLED);
        assertThat(jobs.reads().queuePosition(first)).isEmpty();
        assertThat(jobs.reads().queuePosition(second)).contains(0);
        assertThatThrownBy(() -> jobs.cancel(UUID.randomUUID())).hasMessage("NOT_FOUND");
    }

    @Test
    void a_running_job_stops_keeps_its_results_and_goes_on_from_there() throws InterruptedException {
        Jobs jobs = started();
        plan.work("render[1]", JobsContract::untilCancelled);
        UUID id = jobs.submit(film("a,b"), null);
        EngineHarness.until(() -> jobs.reads().results(id).find("render[0]", "render-a").isPresent()
                && plan.calls(id).stream().anyMatch(call -> call.contains("render[1]")));
        assertThatThrownBy(() -> jobs.delete(id)).hasMessage("RUNNING");
        assertThatThrownBy(() -> jobs.run(id)).hasMessage("RUNNING");
        assertThat(jobs.cancel(id)).isEqualTo(JobStatus.CANCELLING);
        assertThat(EngineHarness.ended(jobs, id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(EngineHarness.events(jobs, id).getLast()).satisfies(last -> {
            assertThat(last.type()).isEqualTo("cancelled");
            assertThat(last.data()).containsPattern("\"cancel_latency_ms\":\\d+");
        });
        plan.work("render[1]", context -> UnitResult.of("1"));
        jobs.run(id);
        assertThat(EngineHarness.ended(jobs, id).status()).isEqualTo(JobStatus.DONE);
        assertThat(plan.calls(id)).filteredOn(call -> call.contains("render[0]")).hasSize(1);
    }

    @Test
    void a_cancel_on_another_node_is_noticed() throws InterruptedException {
        Jobs here = started();
        Jobs there = room("node-2", EngineHarness.quick()).jobs();
        plan.work("probe", JobsContract::untilCancelled);
        UUID id = there.submit(film("a"), null);
        EngineHarness.reached(there, id, JobStatus.RUNNING);
        there.cancel(id);
        assertThat(EngineHarness.ended(here, id).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void a_full_queue_refuses_at_once_and_holds_exactly_its_bound() throws Exception {
        Jobs jobs = room("node-1", EngineHarness.config(8, 3, Duration.ofSeconds(4))).jobs();
        AtomicInteger refused = new AtomicInteger();
        Set<UUID> accepted = Collections.synchronizedSet(new HashSet<>());
        parallel(100, 8, i -> () -> {
            try {
                accepted.add(jobs.submit(film("w" + i), null));
            } catch (JobRefused e) {
                assertThat(e.reason()).isEqualTo(JobRefused.Reason.QUEUE_FULL);
                refused.incrementAndGet();
            }
            return null;
        });
        assertThat(accepted).hasSize(8);
        assertThat(refused).hasValue(92);
        assertThat(jobs.list(null, 100, null)).hasSize(8);
    }

    @Test
    void the_same_key_gives_the_same_job() throws Exception {
        Jobs jobs = room("node-1", EngineHarness.quick()).jobs();
        Set<UUID> ids = Collections.synchronizedSet(new HashSet<>());
        parallel(50, 16, i -> () -> ids.add(jobs.submit(film("same"), "key")));
        assertThat(ids).hasSize(1);
        assertThat(jobs.list(null, 100, null)).hasSize(1);
        assertThatThrownBy(() -> jobs.submit(film("other"), "key")).hasMessage("KEY_REUSED");
        assertThat(jobs.reads().events(null, 0, 100)).extracting(JournalEvent::seq).containsExactly(1L);
    }

    @Test
    void an_edit_makes_stale_what_depends_on_it_and_run_makes_only_that() throws InterruptedException {
        Jobs jobs = started();
        UUID id = jobs.submit(film("a,b,c"), null);
        EngineHarness.ended(jobs, id);
        Job edited = jobs.edit(id, job -> new NewJob(job.kind(), "New", "a,X,c"));
        assertThat(edited.title()).isEqualTo("New");
        assertThat(jobs.reads().plan(id)).filteredOn(unit -> unit.state() == State.STALE).extracting(UnitView::name)
                .containsExactly("render[1]", "compose");
        int before = plan.calls(id).size();
        jobs.run(id);
        Job done = EngineHarness.ended(jobs, id);
        assertThat(done.status()).isEqualTo(JobStatus.DONE);
        assertThat(plan.calls(id).subList(before, plan.calls(id).size())).extracting(call -> call.split("/", -1)[1])
                .containsExactly("render[1]", "compose");
        assertThat(EngineHarness.events(jobs, id)).filteredOn(event -> event.type().equals("status"))
                .anySatisfy(event -> assertThat(event.data()).contains("\"queued\"").contains("0.6"));
    }

    @Test
    void a_deleted_job_takes_everything_with_it() throws Exception {
        Jobs jobs = started();
        Path file = Files.writeString(directory.resolve("object"), "bytes");
        plan.work("probe", context -> {
            ObjectKey key = ObjectKey.of("clips", context.jobId().toString());
            store.put(key, file);
            store.put(ObjectKey.of("jobs", context.jobId().toString(), "unrecorded"), file);
            store.put(ObjectKey.of("assets", "other"), file);
            return UnitResult.of("0").with(key).announcing(new NewEvent("segment", "{\"i\":0}"));
        });
        UUID id = jobs.submit(film("a"), "key");
        EngineHarness.ended(jobs, id);
        assertThat(EngineHarness.events(jobs, id)).extracting(JournalEvent::type).contains("segment");
        assertThat(store.objects()).hasSize(3);
        jobs.delete(id);
        assertThat(store.objects()).containsOnlyKeys("assets/other");
        assertThat(jobs.find(id)).isEmpty();
        assertThat(jobs.reads().plan(id)).isEmpty();
        assertThat(jobs.reads().events(null, 0, 100)).isEmpty();
        assertThatThrownBy(() -> jobs.delete(id)).hasMessage("NOT_FOUND");
        assertThat(jobs.submit(film("a"), "key")).isNotEqualTo(id);
    }

    @Test
    void jobs_are_listed_newest_first_page_by_page() {
        Jobs jobs = room("node-1", EngineHarness.quick()).jobs();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(jobs.submit(film("w" + i), null));
        }
        assertThat(jobs.list(null, 2, null)).extracting(Job::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(jobs.list(null, 9, ids.get(1))).extracting(Job::id).containsExactlyElementsOf(ids.subList(2, 5));
        jobs.cancel(ids.get(3));
        assertThat(jobs.list(JobStatus.CANCELLED, 9, null)).extracting(Job::id).containsExactly(ids.get(3));
        assertThat(jobs.list(JobStatus.QUEUED, 9, ids.get(2))).extracting(Job::id).containsExactly(ids.get(4));
    }

    @Test
    void estimates_come_from_measured_speeds() throws InterruptedException {
        Jobs jobs = started();
        UUID first = jobs.submit(film("a"), null);
        EngineHarness.ended(jobs, first);
        plan.work("probe", JobsContract::untilCancelled);
        UUID second = jobs.submit(film("b"), null);
        EngineHarness.reached(jobs, second, JobStatus.RUNNING);
        assertThat(jobs.reads().eta(second)).isPresent();
        assertThat(jobs.reads().eta(first)).isEmpty();
        assertThat(jobs.reads().plan(second)).allSatisfy(unit -> assertThat(unit.estimatedSeconds()).isPositive());
    }

    @Test
    void a_node_taken_for_dead_cannot_write_and_its_unit_runs_elsewhere() throws InterruptedException {
        JobsConfig hasty = EngineHarness.config(64, 3, Duration.ofMillis(100));
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        AtomicInteger tries = new AtomicInteger();
        plan.work("probe", context -> {
            int mine = tries.incrementAndGet();
            if (mine == 1) {
                stalled.countDown();
                wake.await();
            }
            return UnitResult.of("\"try " + mine + "\"");
        });
        JobRoom room = room("node-1", hasty);
        room.engine().start();
        UUID id = room.jobs().submit(film("a"), null);
        stalled.await();
        // as if the node had not been heard of for long: its heartbeat cannot find its version any more
        harness().update("UPDATE lane_cpu SET picked_by = 'gone', version = version + 7, "
                + "last_heartbeat = TIMESTAMP WITH TIME ZONE '2001-01-01 00:00:00+00'");
        Job job = EngineHarness.ended(room.jobs(), id);
        wake.countDown();
        assertThat(job.status()).isEqualTo(JobStatus.DONE);
        room.engine().close();
        assertThat(room.jobs().reads().results(id).find("probe", "probe-1")).contains("\"try 2\"");
    }

    @Test
    void a_stopping_node_leaves_its_units_to_its_next_life_without_counting_an_attempt() throws InterruptedException {
        JobRoom first = room("node-1", EngineHarness.quick());
        first.engine().start();
        plan.work("probe", JobsContract::untilCancelled);
        UUID id = first.jobs().submit(film("a"), null);
        EngineHarness.reached(first.jobs(), id, JobStatus.RUNNING);
        first.engine().close();
        assertThat(first.jobs().find(id).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
        plan.work("probe", context -> UnitResult.of(String.valueOf(context.attempt())));
        Jobs second = started();
        assertThat(EngineHarness.ended(second, id).status()).isEqualTo(JobStatus.DONE);
        assertThat(second.reads().results(id).find("probe", "probe-1")).contains("1");
    }

    @Test
    void units_of_the_older_job_come_first() throws InterruptedException {
        JobsConfig one = new JobsConfig(true, 1, 1, 64, 3, Duration.ofMillis(10), 25, Duration.ofMillis(100),
                Duration.ofSeconds(4), Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(5));
        JobRoom room = room("node-1", one);
        UUID older = room.jobs().submit(film("a,b,c,d"), null);
        EngineHarness.nextMillisecond();
        UUID younger = room.jobs().submit(film("e,f,g,h"), null);
        room.engine().start();
        EngineHarness.ended(room.jobs(), older);
        EngineHarness.ended(room.jobs(), younger);
        assertThat(plan.calls()).filteredOn(call -> call.contains("/render[")).extracting(call -> call.substring(0, 36))
                .containsExactly(older.toString(), older.toString(), older.toString(), older.toString(),
                        younger.toString(), younger.toString(), younger.toString(), younger.toString());
    }

    @Test
    void a_paused_queue_finishes_what_runs_and_starts_nothing_also_after_a_restart() throws InterruptedException {
        JobRoom room = room("node-1", EngineHarness.quick());
        Jobs jobs = room.jobs();
        CountDownLatch go = new CountDownLatch(1);
        plan.work("render[0]", context -> {
            go.await();
            return UnitResult.of("0");
        });
        UUID runs = jobs.submit(film("a,b"), null);
        room.engine().start();
        EngineHarness.reached(jobs, runs, JobStatus.GENERATING_SCENES);
        room.queue().pause();
        UUID waits = jobs.submit(film("c"), null);
        UUID too = jobs.submit(film("d"), null);
        go.countDown();
        assertThat(EngineHarness.ended(jobs, runs).status()).isEqualTo(JobStatus.DONE);
        assertThat(room.queue().state()).isEqualTo(new JobQueue.State(true, List.of(), List.of(waits, too)));
        room.engine().close();

        JobRoom next = room("node-1", EngineHarness.quick());
        next.engine().start();
        UUID later = next.jobs().submit(film("e"), null);
        UUID other = UUID.randomUUID();
        assertThatThrownBy(() -> next.queue().front(other)).hasMessage("NOT_FOUND");
        assertThatThrownBy(() -> next.queue().front(runs)).hasMessage("FINISHED");
        next.queue().front(later);
        assertThat(next.queue().state().waiting()).containsExactly(later, waits, too);
        assertThat(next.jobs().reads().queuePosition(later)).contains(0);
        assertThat(plan.calls()).noneMatch(call -> !call.startsWith(runs.toString()));
        assertThat(next.jobs().cancel(too)).isEqualTo(JobStatus.CANCELLED);
        next.queue().resume();
        assertThat(EngineHarness.ended(next.jobs(), waits).status()).isEqualTo(JobStatus.DONE);
        assertThat(EngineHarness.ended(next.jobs(), later).status()).isEqualTo(JobStatus.DONE);
        assertThat(plan.calls(too)).isEmpty();
    }

    @Test
    void a_job_that_was_moved_to_the_front_starts_first() throws InterruptedException {
        JobsConfig one = new JobsConfig(true, 1, 1, 64, 3, Duration.ofMillis(10), 25, Duration.ofMillis(100),
                Duration.ofSeconds(4), Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(5));
        JobRoom room = room("node-1", one);
        UUID first = room.jobs().submit(film("a"), null);
        UUID second = room.jobs().submit(film("b"), null);
        UUID third = room.jobs().submit(film("c"), null);
        room.queue().front(third);
        assertThat(room.queue().state().waiting()).containsExactly(third, first, second);
        room.engine().start();
        for (UUID id : List.of(first, second, third)) {
            EngineHarness.ended(room.jobs(), id);
        }
        assertThat(plan.calls()).filteredOn(call -> call.contains("/render[")).extracting(call -> call.substring(0, 36))
                .containsExactly(third.toString(), first.toString(), second.toString());
    }

    @Test
    void a_job_at_review_rests_until_its_owner_goes_on() throws InterruptedException {
        Jobs jobs = started();
        UUID id = jobs.submit(film("a?"), null);
        assertThat(EngineHarness.ended(jobs, id).status()).isEqualTo(JobStatus.REVIEW);
        assertThatThrownBy(() -> jobs.cancel(id)).hasMessage("FINISHED");
        jobs.edit(id, old -> film("b"));
        jobs.run(id);
        assertThat(EngineHarness.ended(jobs, id).status()).isEqualTo(JobStatus.DONE);
    }

    @Test
    void two_nodes_share_many_units_without_running_one_twice() throws InterruptedException {
        JobsConfig wide = EngineHarness.config(1000, 3, Duration.ofSeconds(4));
        JobRoom one = room("node-1", wide);
        JobRoom two = room("node-2", wide);
        String words = String.join(",", java.util.stream.IntStream.range(0, 48).mapToObj(i -> "w" + i).toList());
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            ids.add(one.jobs().submit(film(words), null));
        }
        one.engine().start();
        two.engine().start();
        for (UUID id : ids) {
            assertThat(EngineHarness.ended(one.jobs(), id).status()).isEqualTo(JobStatus.DONE);
        }
        assertThat(plan.calls()).hasSize(24 * 50).doesNotHaveDuplicates();
        List<Long> sequence = new ArrayList<>();
        for (long since = 0;;) {
            List<JournalEvent> page = one.jobs().reads().events(null, since, 1000);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(event -> sequence.add(event.seq()));
            since = page.getLast().seq();
        }
        assertThat(sequence).hasSize(Math.toIntExact(sequence.getLast())).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_reader_who_reconnects_reads_every_event_exactly_once_in_order() throws Exception {
        Jobs jobs = started();
        Random random = new Random(9);
        List<Future<List<Long>>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int r = 0; r < 3; r++) {
                int limit = 1 + random.nextInt(7);
                readers.add(threads.submit(() -> readAll(jobs, limit, 10)));
            }
            for (int i = 0; i < 10; i++) {
                jobs.submit(film("a,b,c,d"), null);
            }
        }
        List<Long> all = jobs.reads().events(null, 0, 10_000).stream().map(JournalEvent::seq).toList();
        for (Future<List<Long>> reader : readers) {
            assertThat(reader.get()).isEqualTo(all);
        }
        assertThat(all).first().isEqualTo(1L);
        assertThat(all).last().isEqualTo((long) all.size());
    }

    /** A stream that breaks after a few events each time and remembers only the last number it saw. */
    private static List<Long> readAll(Jobs jobs, int limit, int endings) throws InterruptedException {
        List<Long> seen = new ArrayList<>();
        long last = 0;
        int done = 0;
        while (done < endings) {
            jobs.reads().await(last, Duration.ofSeconds(5));
            for (JournalEvent event : jobs.reads().events(null, last, limit)) {
                seen.add(event.seq());
                last = event.seq();
                done += event.type().equals("done") ? 1 : 0;
            }
        }
        return seen;
    }

    private static void parallel(int times, int threads, java.util.function.IntFunction<Callable<?>> action)
            throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(pool.submit(action.apply(i)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        }
    }
}
