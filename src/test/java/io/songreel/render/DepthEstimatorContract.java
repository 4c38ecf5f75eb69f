package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import io.songreel.render.DepthEstimator.Nearness;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every depth estimator keeps; the ones under test take what is bright for near. */
abstract class DepthEstimatorContract {
    abstract DepthEstimator estimator();

    abstract Gate gate();

    @Test
    void covers_the_whole_picture_in_its_shape() throws IOException {
        for (int[] size : new int[][]{{640, 360}, {200, 500}, {20, 20}}) {
            Nearness nearness = estimate(Pictures.city(size[0], size[1]));
            assertThat((double) nearness.columns() / nearness.rows()).isCloseTo((double) size[0] / size[1],
                    org.assertj.core.data.Offset.offset(0.1 * size[0] / size[1]));
        }
    }

    @Test
    void what_is_near_is_near_where_it_is() throws IOException {
        Picture lamp = Pictures.painted(400, 300, (x, y) -> {
            double light = x < 0.5 && y > 0.5 ? 0.9 : 0.1;
            return new double[]{light, light, light};
        });
        Depth depth = Depth.estimated(estimate(lamp));
        assertThat(depth.at(0.2, 0.8)).isGreaterThan(0.4);
        assertThat(depth.at(0.2, 0.2)).isLessThan(-0.4);
        assertThat(depth.at(0.8, 0.8)).isLessThan(-0.4);
        for (float cell : depth.cells()) {
            assertThat(cell).isBetween(-0.5f, 0.5f);
        }
    }

    @Test
    void a_picture_without_depth_is_filmed_too() throws IOException {
        Depth depth = Depth.estimated(estimate(FrameInterpolatorContract.plain(300, 200, 90)));
        for (float cell : depth.cells()) {
            assertThat(cell).isBetween(-0.5f, 0.5f);
        }
    }

    Nearness estimate(Picture picture) throws IOException {
        DepthEstimator estimator = estimator();
        return gate().pass(new Visit("test", estimator.model(), CancelToken.never()),
                pass -> estimator.estimate(picture, pass, CancelToken.never()));
    }
}
