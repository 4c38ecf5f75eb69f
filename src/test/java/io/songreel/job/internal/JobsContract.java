package io.songreel.job.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.Job;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.Jobs.NewJob;
import io.songreel.job.JournalEvent;
import io.songreel.job.UnitView;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job room promises, on whichever database. */
abstract class JobsContract {
    Path directory = Path.of("");
    EngineHarness harness;
    final FakePlan plan = new FakePlan();
    final FakeStore store = new FakeStore();
    JobRoom room;
    Jobs jobs;

    abstract EngineHarness open(Path directory);

    @BeforeEach
    void start(@TempDir Path temporary) {
        directory = temporary;
        harness = open(directory);
        room = harness.engine(EngineHarness.quick(), "node-1", directory.resolve("scratch"), List.of(plan), store);
        jobs = room.jobs();
        room.engine().start();
    }

    @AfterEach
    void stop() {
        room.engine().close();
        harness.close();
    }

    @Test
    void a_job_runs_each_unit_once_and_ends_done() throws InterruptedException {
        UUID id = jobs.submit(new NewJob(FakePlan.KIND, "Title", "a,b,c"), null);
        Job job = EngineHarness.ended(jobs, id);
        assertThat(job.status()).isEqualTo(JobStatus.DONE);
        assertThat(job.progress()).isEqualTo(1);
        assertThat(job.finishedAt()).isNotNull();
        assertThat(plan.calls(id)).hasSize(5).doesNotHaveDuplicates();
        assertThat(jobs.reads().plan(id)).extracting(UnitView::state).containsOnly(UnitView.State.DONE);
        assertThat(EngineHarness.events(jobs, id)).extracting(JournalEvent::type).startsWith("status").endsWith("done");
    }
}
