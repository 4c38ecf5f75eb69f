package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.media.Picture;
import io.songreel.media.VideoProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CameraPathTest {
    private static final List<String> CAMERAS = List.of("static shot", "slow push in", "slow pull out", "pan left",
            "pan right", "tilt up", "tilt down", "slow orbit", "fast push in", "handheld drift", "???", "");
    private static final Map<List<Integer>, Theme> THEMES = new ConcurrentHashMap<>();

    /** A picture's size and a request. */
    record Case(int pictureWidth, int pictureHeight, ClipRequest request) {
        Theme theme() {
            return THEMES.computeIfAbsent(List.of(pictureWidth, pictureHeight),
                    size -> Theme.of(new Picture(size.get(0), size.get(1), new byte[3 * size.get(0) * size.get(1)])));
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<Integer>> pictures = Arbitraries.of(List.of(1, 1), List.of(16, 9), List.of(40, 400),
                List.of(300, 200), List.of(200, 300), List.of(640, 640), List.of(1600, 900), List.of(900, 130));
        Arbitrary<VideoProfile> profiles = Combinators
                .combine(Arbitraries.integers().between(128, 960), Arbitraries.integers().between(128, 960),
                        Arbitraries.of(24, 25, 30))
                .as((width, height, fps) -> new VideoProfile(2 * width, 2 * height, fps, 20));
        Arbitrary<float[]> energies = Arbitraries.floats().between(0, 1).array(float[].class).ofMinSize(1)
                .ofMaxSize(120);
        return Combinators.combine(pictures, profiles, energies, Arbitraries.of(CAMERAS),
                Arbitraries.of("gentle", "handheld, fast and wild", ""), Arbitraries.doubles().between(0, 1),
                Arbitraries.longs(), Arbitraries.integers().between(0, 40))
                .as((picture, profile, energy, camera, motion, intensity, seed, scene) -> new Case(picture.get(0),
                        picture.get(1),
                        new ClipRequest(scene, energy.length, 100, 5000, profile, "", camera, motion, "",
                                "", List.of("#101010", "#f0f0f0"), energy, Requests.beats(energy.length, 11),
                                Requests.shot(scene), intensity, seed)));
    }

    @Property(tries = 400)
    void every_crop_stays_inside_the_picture(@ForAll("cases") Case given) {
        ClipRequest request = given.request();
        CameraPath path = new CameraPath(request, given.theme(), Pulse.of(request));
        Parallax parallax = new Parallax(given.theme(), path.middle());
        double half = 0.5 * request.profile().height() / request.profile().width();
        double[] point = new double[2];
        for (int n = 0; n < request.frames(); n++) {
            for (int i = 0; i < 16; i++) {
                double along = i / 16.0;
                double[][] border = {{along - 0.5, -half}, {along - 0.5, half}, {-0.5, (2 * along - 1) * half},
                    {0.5, (2 * along - 1) * half}, {0.5, half}};
                for (double[] place : border) {
                    parallax.look(path.pose(n), place[0], place[1], point);
                    assertThat(point[0]).isBetween(-1e-6, given.pictureWidth() + 1e-6);
                    assertThat(point[1]).isBetween(-1e-6, given.pictureHeight() + 1e-6);
                }
            }
        }
    }

    @Property(tries = 200)
    void a_framing_never_blows_a_picture_up_more_than_it_must(@ForAll("cases") Case given) {
        ClipRequest request = given.request();
        CameraPath path = new CameraPath(request, given.theme(), Pulse.of(request));
        int width = request.profile().width();
        double unavoidable = Math.max((double) width / given.pictureWidth(),
                (double) request.profile().height() / given.pictureHeight());
        assertThat(width / path.tightest()).isLessThanOrEqualTo(Math.max(CameraPath.UPSAMPLING * 1.0001,
                2.1 * unavoidable));
    }

    @Property(tries = 200)
    void the_camera_never_jumps(@ForAll("cases") Case given) {
        ClipRequest request = given.request();
        CameraPath path = new CameraPath(request, given.theme(), Pulse.of(request));
        // an orbit's arc in a frame five times as high as wide is a tenth of its width, and no jump
        double high = (double) request.profile().height() / request.profile().width();
        for (int n = 2; n < request.frames(); n++) {
            Pose a = path.pose(n - 2);
            Pose b = path.pose(n - 1);
            Pose c = path.pose(n);
            double limit = request.frames() > 12 ? 0.012 : 0.1;
            assertThat(Math.abs(a.x() - 2 * b.x() + c.x()) / b.span()).isLessThan(limit);
            assertThat(Math.abs(a.y() - 2 * b.y() + c.y()) / (b.span() * high)).isLessThan(limit);
            assertThat(Math.abs(a.span() - 2 * b.span() + c.span()) / b.span()).isLessThan(limit);
        }
    }

    @Property(tries = 12)
    void any_size_renders_from_any_picture(@ForAll("cases") Case given) throws java.io.IOException {
        int[] frames = {0};
        Picture picture = Pictures.painted(given.pictureWidth(), given.pictureHeight(),
                (x, y) -> new double[]{x, y, x * y});
        float[] energy = java.util.Arrays.copyOf(given.request().energy(), Math.min(3, given.request().frames()));
        ClipRequest r = given.request();
        new StillMotionRenderer().render(
                new ClipRequest(r.scene(), energy.length, 0, 5000, r.profile(), "", r.camera(), r.motion(), "", "",
                        r.palette(), energy, r.beats(), r.shot(), r.intensity(), r.seed()),
                picture, frame -> frames[0]++, Watch.nobody());
        assertThat(frames[0]).isEqualTo(energy.length);
    }
}
