package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.gate.Gate;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DepthAnythingTest extends DepthEstimatorContract {
    @Override
    DepthEstimator estimator() {
        return new DepthAnything(Graphs.graph("depth"), "digest");
    }

    @Override
    Gate gate() {
        return Graphs.door();
    }

    @Test
    void sides_are_multiples_of_fourteen_and_the_picture_is_normalised() throws IOException {
        DepthEstimator.Nearness nearness = estimate(FrameInterpolatorContract.plain(1280, 720, 51));
        assertThat(nearness.columns()).isEqualTo(518);
        assertThat(nearness.rows()).isEqualTo(294);
        for (float value : nearness.values()) {
            assertThat(value).isCloseTo(0.2f, org.assertj.core.data.Offset.offset(1e-4f));
        }
    }
}
