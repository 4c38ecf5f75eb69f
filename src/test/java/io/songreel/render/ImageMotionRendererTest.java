package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.ImageRequest.InitImage;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.RgbImage;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.media.Picture;
import io.songreel.media.VideoProfile;
import io.songreel.media.Yuv420;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.DeviceMemoryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImageMotionRendererTest extends ClipRendererContract {
    private static final String CALM = "vignette leaks bokeh dust haze";

    private final OpenDoor gate = new OpenDoor();
    private final StandInModel model = StandInModel.of(64);

    @Override
    protected ClipRenderer renderer() {
        return renderer(StandInModel.of(64));
    }

    private ImageMotionRenderer renderer(StandInModel paints) {
        return new ImageMotionRenderer(gate, paints, Extras.none());
    }

    @Test
    void a_long_clip_has_every_frame_too() throws IOException {
        AtomicInteger frames = new AtomicInteger();
        renderer().render(Requests.scene(64, 36, 500).request(), Pictures.city(300, 200),
                frame -> frames.incrementAndGet(), Watch.nobody());
        assertThat(frames).hasValue(500);
    }

    @Test
    void a_scene_starts_from_the_theme_and_goes_on_from_itself() throws IOException {
        render(model, Requests.scene(128, 72, 100).look(0.5, "#101010", "#f0f0f0").request());
        assertThat(model.calls()).hasSize(5).allSatisfy(call -> assertThat(call.init()).isNotNull());
        assertThat(strength(model.calls().getFirst())).isCloseTo(0.6, offset(1e-9));
        assertThat(model.calls().subList(1, 5))
                .allSatisfy(call -> assertThat(strength(call)).isBetween(0.25, 0.40));
        assertThat(model.calls()).allSatisfy(call -> assertThat((int) (call.steps() * strength(call)))
                .as("steps that really run").isGreaterThanOrEqualTo(2));
    }

    @Test
    void a_model_that_cannot_start_from_an_image_paints_a_scene_once() throws IOException {
        StandInModel blind = model.withoutEncoder();
        List<Yuv420> clip = render(blind, Requests.scene(128, 72, 60).request());
        assertThat(clip).hasSize(60);
        assertThat(blind.calls()).hasSize(1).allSatisfy(call -> assertThat(call.init()).isNull());
    }

    @Test
    void each_picture_is_a_pass_of_its_own_and_no_pass_is_left() throws IOException {
        render(model, Requests.scene(64, 36, 120).request());
        assertThat(gate.visits()).hasSameSizeAs(model.calls()).extracting(Visit::holder).containsOnly("scene 3");
        assertThat(gate.inside()).isZero();
    }

    @Test
    void a_draft_is_smaller_and_quicker_on_the_same_seeds() throws IOException {
        StandInModel full = StandInModel.of(512).faithful();
        StandInModel draft = StandInModel.of(512).faithful();
        render(full, withProfile(new VideoProfile(1280, 720, 25, 21), 120));
        render(draft, withProfile(new VideoProfile(854, 480, 25, 26), 120));
        assertThat(draft.calls().getFirst().seed()).isEqualTo(full.calls().getFirst().seed()).isEqualTo(7);
        assertThat(seeds(full)).containsAll(seeds(draft));
        assertThat(draft.calls()).hasSizeLessThan(full.calls().size());
        assertThat(draft.calls().getFirst().width()).isLessThan(full.calls().getFirst().width());
    }

    @Test
    void another_seed_is_another_picture() throws IOException {
        ClipRequest request = Requests.scene(128, 72, 2).request();
        ClipRequest other = Requests.scene(128, 72, 2).seed(8).request();
        assertThat(difference(render(model, request).getFirst(), render(model, other).getFirst())).isGreaterThan(1);
    }

    /** With a model that changes nothing, a ball goes where camera and depth say, also where keyframes meet. */
    @Test
    void painted_scenes_follow_the_path_to_a_third_of_a_pixel() throws IOException {
        Picture ball = StillMotionRendererTest.ball();
        for (String camera : List.of("pan left", "slow push in", "slow pull out", "slow orbit")) {
            ClipRequest request = Requests.scene(640, 360, 60).camera(camera, "").motion("slow", CALM)
                    .look(0.5, "#202020", "#e0e0e0").request();
            Theme theme = Theme.of(ball);
            CameraPath path = new CameraPath(request, theme, Pulse.of(request));
            Parallax parallax = new Parallax(theme, path.middle());
            List<Yuv420> frames = frames(renderer(StandInModel.of(360).faithful()), request, ball);
            for (int n = 0; n < frames.size(); n++) {
                double[] expected = StillMotionRendererTest.shown(parallax, path.pose(n), 640, 400, 640, 360);
                double[] seen = StillMotionRendererTest.centre(frames.get(n));
                assertThat(seen[0]).as(camera + " x of frame " + n).isCloseTo(expected[0], offset(0.34));
                assertThat(seen[1]).as(camera + " y of frame " + n).isCloseTo(expected[1], offset(0.34));
            }
        }
    }

    @Test
    void nothing_jumps_freezes_or_flickers() throws IOException {
        for (String camera : List.of("pan right", "static shot")) {
            ClipRequest request = Requests.scene(320, 180, 113).camera(camera, "").motion("slow", CALM)
                    .look(1, "#202020", "#e0e0e0").request();
            Picture theme = Pictures.city(600, 400);
            double[] still = changes(frames(new StillMotionRenderer(), request, theme));
            double[] painted = changes(frames(renderer(StandInModel.of(160)), request, theme));
            assertThat(median(painted)).as("flicker, " + camera).isLessThan(median(still) + 0.5);
            for (int n = 1; n < painted.length - 1; n++) {
                double around = (painted[n - 1] + painted[n + 1]) / 2;
                assertThat(painted[n]).as("a jump at " + n + ", " + camera).isLessThan(1.15 * around + 0.1);
                assertThat(painted[n]).as("a freeze at " + n + ", " + camera).isGreaterThan(0.85 * around - 0.1)
                        .isGreaterThan(0.4 * still[n]);
            }
        }
    }

    /** Each call of this model adds 6 % of contrast and 6 levels of light: over twenty, a white picture. */
    @Test
    void colours_do_not_drift_however_long_the_scene() throws IOException {
        StandInModel burning = StandInModel.of(96).drifting(0.06);
        Requests scene = Requests.scene(160, 90, 800).camera("static shot", "").motion("slow", CALM);
        RgbImage burnt = grey(96);
        for (int i = 0; i < 20; i++) {
            burnt = burning.generate(again(burnt), gate.pass(new Visit("", "", CancelToken.never()), pass -> pass),
                    ImageModel.StepListener.none(), CancelToken.never());
        }
        assertThat(burnt.rgb()[3 * 48 * 96] & 255).as("unanchored").isGreaterThan(240);
        burning.calls().clear();
        List<Yuv420> clip = render(burning, scene.request());
        assertThat(burning.calls()).hasSizeGreaterThan(20);
        double first = StillMotionRendererTest.mean(clip.get(10));
        double last = StillMotionRendererTest.mean(clip.get(790));
        assertThat(last).isCloseTo(first, offset(4.0));
        assertThat(contrast(clip.get(790))).isCloseTo(contrast(clip.get(10)), offset(5.0));
    }

    /** What the picture shows does not wander off either: a leak of the master comes back with every repaint. */
    @Test
    void things_stay_what_they_are() throws IOException {
        Requests scene = Requests.scene(160, 90, 800).camera("static shot", "").motion("slow", CALM);
        List<Yuv420> clip = render(StandInModel.of(96), scene.request());
        List<Yuv420> still = frames(new StillMotionRenderer(), scene.request(), Pictures.city(600, 400));
        double soon = difference(clip.get(0), still.get(0));
        for (int n = 100; n < 800; n += 100) {
            assertThat(difference(clip.get(n), still.get(n))).as("frame " + n).isLessThan(1.3 * soon + 1);
        }
    }

    @Test
    void neighbours_share_the_noise_of_repaints_and_the_look_of_the_theme() throws IOException {
        StandInModel other = StandInModel.of(64);
        ClipRequest one = Requests.scene(128, 72, 60).at(2, 250, 10_000).request();
        ClipRequest next = Requests.scene(128, 72, 60).at(3, 260, 10_000).seed(99).request();
        List<Yuv420> before = render(model, one);
        List<Yuv420> after = render(other, next);
        assertThat(other.calls().get(1).seed()).isEqualTo(model.calls().get(1).seed());
        assertThat(StillMotionRendererTest.mean(after.getFirst()))
                .isCloseTo(StillMotionRendererTest.mean(before.getLast()), offset(14.0));
    }

    @Test
    void says_which_step_of_which_keyframe_and_shows_it() throws IOException {
        List<String> messages = new ArrayList<>();
        List<Picture> previews = new CopyOnWriteArrayList<>();
        renderer(model).render(Requests.scene(64, 36, 60).request(), Pictures.city(300, 200), frame -> {
        }, new Watch(CancelToken.never(), (fraction, message) -> messages.add(message),
                (step, steps, rough) -> previews.add(rough)));
        assertThat(messages).startsWith("keyframe 1 of 4: denoising step 1 of 2")
                .contains("keyframe 4 of 4: denoising step 2 of 2", "frame 1 of 60")
                .endsWith("frame 60 of 60");
        assertThat(previews).hasSize(8).allMatch(rough -> rough.width() < 64);
    }

    @Test
    void what_the_model_says_is_heard() {
        ImageMotionRenderer broken = new ImageMotionRenderer(gate, new FailingModel(model, 2), Extras.none());
        assertThatThrownBy(() -> broken.render(Requests.scene(64, 36, 100).request(), Pictures.city(300, 200),
                frame -> {
                }, Watch.nobody())).isInstanceOf(DeviceMemoryException.class).hasMessage("free 2 GB");
        assertThat(gate.inside()).isZero();
    }

    @Test
    void cancel_in_the_middle_of_a_keyframe_leaves_nobody_behind() {
        AtomicInteger steps = new AtomicInteger();
        CancelToken token = new CancelToken() {
            @Override
            public boolean cancelled() {
                return steps.get() >= 3;
            }

            @Override
            public Registration onCancel(Runnable action) {
                return () -> {
                };
            }
        };
        Progress progress = (fraction, message) -> steps.addAndGet(message.contains("denoising") ? 1 : 0);
        assertThatThrownBy(() -> renderer(model).render(Requests.scene(64, 36, 100).request(),
                Pictures.city(300, 200), frame -> {
                }, new Watch(token, progress, Watch.Previews.none()))).isInstanceOf(CancellationException.class);
        assertThat(model.calls()).hasSize(2);
        assertThat(gate.inside()).isZero();
    }

    private List<Yuv420> render(StandInModel paints, ClipRequest request) throws IOException {
        return frames(renderer(paints), request, Pictures.city(600, 400));
    }

    private static RgbImage grey(int side) {
        byte[] rgb = new byte[3 * side * side];
        Arrays.fill(rgb, (byte) 128);
        return new RgbImage(side, side, rgb);
    }

    private static ImageRequest again(RgbImage image) {
        return new ImageRequest("", "", image.width(), image.height(), 8, 7.5, 0, SchedulerKind.EULER, 1,
                NoiseKind.TORCH_CPU, new InitImage(image, 0.3), null);
    }

    private static ClipRequest withProfile(VideoProfile profile, int frames) {
        ClipRequest like = Requests.scene(1280, 720, frames).request();
        return new ClipRequest(like.scene(), frames, like.firstFrame(), like.filmFrames(), profile, like.prompt(),
                like.camera(), like.motion(), like.negativePrompt(), like.previousCamera(), like.palette(),
                like.energy(), like.beats(), like.shot(), like.intensity(), like.seed());
    }

    private static double strength(ImageRequest call) {
        InitImage init = call.init();
        return init == null ? Double.NaN : init.strength();
    }

    private static Set<Long> seeds(StandInModel paints) {
        Set<Long> seeds = new HashSet<>();
        paints.calls().forEach(call -> seeds.add(call.seed()));
        return seeds;
    }

    private static double[] changes(List<Yuv420> clip) {
        double[] changes = new double[clip.size() - 1];
        for (int n = 0; n < changes.length; n++) {
            changes[n] = difference(clip.get(n), clip.get(n + 1));
        }
        return changes;
    }

    /** Mean absolute difference of luma. */
    private static double difference(Yuv420 one, Yuv420 other) {
        long sum = 0;
        for (int i = 0; i < one.y().length; i++) {
            sum += Math.abs((one.y()[i] & 255) - (other.y()[i] & 255));
        }
        return (double) sum / one.y().length;
    }

    private static double contrast(Yuv420 frame) {
        double mean = StillMotionRendererTest.mean(frame);
        double sum = 0;
        for (byte value : frame.y()) {
            sum += ((value & 255) - mean) * ((value & 255) - mean);
        }
        return Math.sqrt(sum / frame.y().length);
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
