package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.songreel.media.Picture;
import io.songreel.media.Yuv420;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShotTest {
    private static final Shot FIRST = new Shot(Framing.DETAIL, 1, 0, 0.8);
    private static final Shot AGAIN = new Shot(Framing.DETAIL, 1, 1, 0.8);

    @Test
    void a_shot_comes_back_to_its_place_a_little_nearer() {
        Theme theme = Theme.of(Pictures.city(640, 400));
        Pose first = middle(theme, Requests.scene(320, 180, 60).shot(FIRST));
        Pose again = middle(theme, Requests.scene(320, 180, 60).at(11, 2_000, 10_000).shot(AGAIN));
        assertThat(again.span()).isLessThan(first.span()).isGreaterThan(0.9 * first.span());
        assertThat(again.x()).isCloseTo(first.x(), within(0.08 * first.span()));
        assertThat(again.y()).isCloseTo(first.y(), within(0.08 * first.span()));
    }

    /** The same look whatever the loudness now, and never the same frames. */
    @Test
    void a_shot_that_comes_back_looks_alike_and_is_no_copy() throws IOException {
        Picture theme = Pictures.city(640, 400);
        Requests scene = Requests.scene(128, 72, 3).at(4, 400, 10_000);
        List<Yuv420> first = ClipRendererContract.frames(new StillMotionRenderer(), scene.shot(FIRST).request(), theme);
        List<Yuv420> copy = ClipRendererContract.frames(new StillMotionRenderer(),
                scene.at(9, 400, 10_000).shot(FIRST).request(), theme);
        List<Yuv420> other = ClipRendererContract.frames(new StillMotionRenderer(),
                scene.shot(new Shot(Framing.WIDE, 0, 0, 0.1)).request(), theme);
        assertThat(apart(first.get(1), copy.get(1))).isPositive().isLessThan(0.2 * apart(first.get(1), other.get(1)));
    }

    private static Pose middle(Theme theme, Requests scene) {
        ClipRequest request = scene.request();
        return new CameraPath(request, theme, Pulse.of(request)).middle();
    }

    private static double apart(Yuv420 one, Yuv420 other) {
        double sum = 0;
        for (int i = 0; i < one.y().length; i++) {
            sum += Math.abs((one.y()[i] & 255) - (other.y()[i] & 255));
        }
        return sum / one.y().length;
    }
}
