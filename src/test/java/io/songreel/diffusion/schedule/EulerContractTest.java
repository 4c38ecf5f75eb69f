package io.songreel.diffusion.schedule;

import io.songreel.diffusion.SchedulerKind;

class EulerContractTest extends SchedulerContract {
    @Override
    SchedulerKind kind() {
        return SchedulerKind.EULER;
    }

    @Override
    float[] perfect(Scheduler scheduler, int i, float[] sample, float[] original) {
        return noiseIn(scheduler, i, sample, original);
    }
}
