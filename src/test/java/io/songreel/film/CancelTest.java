package io.songreel.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The soak of {@code scripts/soak/cancel}, short enough for every build; its times are not judged here. */
class CancelTest {
    @Test
    void a_cancelled_job_leaves_no_half_file_and_the_next_one_runs(@TempDir Path directory) throws Exception {
        CancelSoak.Outcome outcome = CancelSoak.run(directory, 8, 7);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.latenciesMs()).isNotEmpty();
    }
}
