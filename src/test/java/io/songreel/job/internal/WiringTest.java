package io.songreel.job.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.Jobs.NewJob;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {
    /** H2's default acknowledges commits that a killed process then loses: measured in 20 of 20 kills. */
    @Test
    void the_default_database_writes_before_it_acknowledges(@TempDir Path home) {
        try (ApplicationContext context = ApplicationContext.run(
                Map.of("songreel.home", home.toString(), "songreel.jobs.enabled", false))) {
            assertThat(context.getRequiredProperty("datasources.default.url", String.class))
                    .startsWith("jdbc:h2:file:" + home).contains(";WRITE_DELAY=0");
        }
    }

    @Test
    void beans_start_with_the_context_and_stop_before_the_database(@TempDir Path home) throws InterruptedException {
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("songreel.home", home.toString()))
                .singletons(new FakePlan(), new FakeStore(), java.time.Clock.systemUTC()).start();
        Jobs jobs = context.getBean(Jobs.class);
        UUID id = jobs.submit(new NewJob(FakePlan.KIND, null, "a"), null);
        assertThat(EngineHarness.ended(jobs, id).status()).isEqualTo(JobStatus.DONE);
        context.close();
        assertThat(context.isRunning()).isFalse();
    }

    @Test
    void an_ended_job_moves_only_back_into_the_queue() {
        for (JobStatus from : JobStatus.values()) {
            for (JobStatus to : JobStatus.values()) {
                if (from.terminal()) {
                    assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(to == JobStatus.QUEUED);
                } else {
                    assertThat(from.mayBecome(from)).isFalse();
                }
            }
        }
        assertThat(EnumSet.allOf(JobStatus.class)).allSatisfy(
                status -> assertThat(JobStatus.ofWire(status.wire())).isEqualTo(status));
    }
}
