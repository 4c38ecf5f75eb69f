package io.songreel.diffusion.schedule;

import io.songreel.diffusion.SchedulerKind;

class EulerAncestralContractTest extends SchedulerContract {
    @Override
    SchedulerKind kind() {
        return SchedulerKind.EULER_ANCESTRAL;
    }

    @Override
    float[] perfect(Scheduler scheduler, int i, float[] sample, float[] original) {
        return noiseIn(scheduler, i, sample, original);
    }
}
