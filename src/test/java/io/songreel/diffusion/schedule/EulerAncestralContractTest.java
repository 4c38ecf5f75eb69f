package io.songreel.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.diffusion.SchedulerKind;
import io.songreel.model.runtime.ModelException;
import org.junit.jupiter.api.Test;

class EulerAncestralContractTest extends SchedulerContract {
    @Override
    SchedulerKind kind() {
        return SchedulerKind.EULER_ANCESTRAL;
    }

    @Override
    float[] perfect(Scheduler scheduler, int i, float[] sample, float[] original) {
        return noiseIn(scheduler, i, sample, original);
    }

    /** With the cosine schedule the first of 4 steps goes from 20291 to 1.75: rounding made it NaN. */
    @Test
    void a_step_from_very_far_is_finite() throws ModelException {
        Scheduler scheduler = Schedulers.lay(kind(),
                SchedulerConfig.parse("{\"beta_schedule\": \"squaredcos_cap_v2\"}"), 4);
        float[] next = scheduler.step(new float[]{1}, 0, new float[]{20_000}, n -> new float[n]).sample();
        assertThat(next[0]).isFinite();
    }
}
