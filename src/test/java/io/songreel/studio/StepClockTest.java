package io.songreel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepClockTest {
    private long seconds;
    private final StepClock clock = new StepClock(() -> TimeUnit.SECONDS.toNanos(seconds), Duration.ofSeconds(2));

    @Test
    void the_estimate_rests_on_the_steps_after_the_first_which_has_loading_in_it() {
        seconds = 100;
        assertThat(clock.message(1, 8)).isEqualTo("denoising step 1 of 8");
        seconds = 103;
        assertThat(clock.message(2, 8)).isEqualTo("denoising step 2 of 8, about 18 s left");
        seconds = 104;
        assertThat(clock.message(3, 8)).isEqualTo("denoising step 3 of 8, about 10 s left");
        assertThat(clock.message(8, 8)).isEqualTo("denoising step 8 of 8");
    }

    @Test
    void previews_keep_their_distance() {
        assertThat(clock.previewDue()).isFalse();
        seconds = 2;
        assertThat(clock.previewDue()).isTrue();
        assertThat(clock.previewDue()).isFalse();
        seconds = 4;
        assertThat(clock.previewDue()).isTrue();
    }
}
