package io.songreel.diffusion.schedule;

import io.songreel.diffusion.SchedulerKind;

class LcmContractTest extends SchedulerContract {
    @Override
    SchedulerKind kind() {
        return SchedulerKind.LCM;
    }

    @Override
    float[] perfect(Scheduler scheduler, int i, float[] sample, float[] original) {
        return noiseIn(scheduler, i, sample, original);
    }

    @Override
    int room(double strength) {
        return (int) (50 * strength);
    }
}
