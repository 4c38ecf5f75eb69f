package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.media.Picture;
import io.songreel.media.Yuv420;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StillMotionRendererTest extends ClipRendererContract {
    @Override
    protected ClipRenderer renderer() {
        return new StillMotionRenderer();
    }

    @Test
    void the_film_fades_in_from_black_and_out_to_black() throws IOException {
        Picture theme = Pictures.city(320, 200);
        List<Yuv420> film = frames(renderer(), Requests.scene(128, 72, 150).at(0, 0, 150).request(), theme);
        double middle = mean(film.get(75));
        assertThat(mean(film.getFirst())).isLessThan(17.5);
        assertThat(mean(film.getLast())).isLessThan(17.5);
        assertThat(middle).isGreaterThan(60);
        for (int n = 1; n < 20; n++) {
            assertThat(mean(film.get(n))).isGreaterThan(mean(film.get(n - 1)) - 0.2);
        }
    }

    @Test
    void a_cut_in_the_middle_of_the_film_does_not_fade() throws IOException {
        List<Yuv420> clip = frames(renderer(), Requests.scene(128, 72, 50).request(), Pictures.city(320, 200));
        assertThat(mean(clip.getFirst())).isCloseTo(mean(clip.get(25)), org.assertj.core.data.Offset.offset(12.0));
    }

    /** Bright and dark slopes alike: a sampler that once took bright bytes for negative numbers drew stripes. */
    @Test
    void a_smooth_picture_stays_smooth() throws IOException {
        Picture slope = Pictures.painted(1280, 720, (x, y) -> new double[]{x / 1.78, 0.3 + 0.4 * y, 1 - x / 1.78});
        ClipRequest request = Requests.scene(640, 360, 3).motion("", "dust bokeh").request();
        for (Yuv420 frame : frames(renderer(), request, slope)) {
            assertThat(steepest(frame.y(), 640)).isLessThan(9);
            assertThat(steepest(frame.u(), 320)).isLessThan(5);
            assertThat(steepest(frame.v(), 320)).isLessThan(5);
        }
    }

    private static int steepest(byte[] plane, int width) {
        int most = 0;
        for (int i = width; i < plane.length; i++) {
            most = Math.max(most, Math.abs((plane[i] & 255) - (plane[i - width] & 255)));
            if (i % width > 0) {
                most = Math.max(most, Math.abs((plane[i] & 255) - (plane[i - 1] & 255)));
            }
        }
        return most;
    }

    /** A soft ball on grey: its centre of mass in the frames must lie where camera and depth say, in every frame. */
    @Test
    void rendered_motion_follows_the_path_to_a_tenth_of_a_pixel() throws IOException {
        int width = 640;
        int height = 360;
        Picture ball = ball();
        String banned = "vignette leaks bokeh dust haze";
        for (String camera : List.of("pan left", "tilt down", "slow push in", "slow orbit")) {
            ClipRequest request = Requests.scene(width, height, 60).camera(camera, "").motion("slow", banned)
                    .look(0.5, "#202020", "#e0e0e0").request();
            Theme theme = Theme.of(ball);
            CameraPath path = new CameraPath(request, theme, Pulse.of(request));
            Parallax parallax = new Parallax(theme, path.middle());
            List<Yuv420> frames = frames(renderer(), request, ball);
            double[] before = null;
            double[] expectedBefore = null;
            for (int n = 0; n < frames.size(); n++) {
                double[] expected = shown(parallax, path.pose(n), 640, 400, width, height);
                double[] seen = centre(frames.get(n));
                assertThat(seen[0]).as(camera + " x of frame " + n).isCloseTo(expected[0],
                        org.assertj.core.data.Offset.offset(0.1));
                assertThat(seen[1]).as(camera + " y of frame " + n).isCloseTo(expected[1],
                        org.assertj.core.data.Offset.offset(0.1));
                if (before != null && expectedBefore != null && "pan left".equals(camera)) {
                    assertThat(seen[0]).as("the picture goes right in frame " + n).isGreaterThan(before[0]);
                }
                before = seen;
                expectedBefore = expected;
            }
        }
    }

    static Picture ball() {
        double radius = 40;
        return Pictures.painted(1280, 800, (x, y) -> {
            double far = Math.hypot(x * 800 - 640, y * 800 - 400) / radius;
            double light = far < 1 ? 0.35 + 0.5 * (1 - far * far) * (1 - far * far) : 0.35;
            return new double[]{light, light, light};
        });
    }

    /** Frame position at which a picture point appears: the inverse of {@link Parallax#look}, by iteration. */
    static double[] shown(Parallax parallax, Pose pose, double x, double y, int width, int height) {
        double right = 0;
        double down = 0;
        double[] point = new double[2];
        for (int i = 0; i < 50; i++) {
            parallax.look(pose, right, down, point);
            right += (x - point[0]) / pose.span();
            down += (y - point[1]) / pose.span();
        }
        return new double[]{right * width + width / 2.0, down * width + height / 2.0};
    }

    /** Centre of mass of what is brighter than the ground. */
    static double[] centre(Yuv420 frame) {
        int[] counts = new int[256];
        for (byte value : frame.y()) {
            counts[value & 255]++;
        }
        int ground = 16;
        for (int value = 16; value < 256; value++) {
            ground = counts[value] > counts[ground] ? value : ground;
        }
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < frame.y().length; i++) {
            int light = (frame.y()[i] & 255) - ground - 12;
            if (light > 0) {
                mass += light;
                x += light * (i % frame.width() + 0.5);
                y += light * (Math.floorDiv(i, frame.width()) + 0.5);
            }
        }
        return new double[]{x / mass, y / mass};
    }

    static double mean(Yuv420 frame) {
        long sum = 0;
        for (byte value : frame.y()) {
            sum += value & 255;
        }
        return (double) sum / frame.y().length;
    }
}
