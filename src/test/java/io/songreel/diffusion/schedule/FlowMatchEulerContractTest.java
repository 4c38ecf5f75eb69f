package io.songreel.diffusion.schedule;

import io.songreel.diffusion.SchedulerKind;

class FlowMatchEulerContractTest extends SchedulerContract {
    @Override
    SchedulerKind kind() {
        return SchedulerKind.FLOW_MATCH_EULER;
    }

    @Override
    float[] perfect(Scheduler scheduler, int i, float[] sample, float[] original) {
        float[] velocity = noiseIn(scheduler, i, sample, original);
        for (int k = 0; k < velocity.length; k++) {
            velocity[k] -= original[k];
        }
        return velocity;
    }
}
