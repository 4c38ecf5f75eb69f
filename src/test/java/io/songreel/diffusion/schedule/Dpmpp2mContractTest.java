package io.songreel.diffusion.schedule;

import io.songreel.diffusion.SchedulerKind;

class Dpmpp2mContractTest extends SchedulerContract {
    @Override
    SchedulerKind kind() {
        return SchedulerKind.DPMPP_2M;
    }

    @Override
    float[] perfect(Scheduler scheduler, int i, float[] sample, float[] original) {
        return noiseIn(scheduler, i, sample, original);
    }
}
