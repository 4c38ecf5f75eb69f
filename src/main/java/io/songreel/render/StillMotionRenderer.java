package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.job.Lane;
import io.songreel.media.FrameSink;
import io.songreel.media.Picture;
import io.songreel.media.VideoProfile;
import io.songreel.media.Yuv420;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The lowest rung, always there: the theme picture itself, filmed with a moving camera, graded and lit by the song. One
 * thread paints a clip, one frame ahead of the caller's; memory depends on the frame's size, not on the clip's length.
 */
@Singleton
public final class StillMotionRenderer implements ClipRenderer {

    /** All scenes of a film share one picture; kept while there is memory to spare. */
    private volatile SoftReference<@Nullable Theme> latest = new SoftReference<>(null);

    @Override
    public String rung() {
        return "still";
    }

    @Override
    public String identity() {
        return "still-motion/1";
    }

    @Override
    public Lane lane() {
        return Lane.CPU;
    }

    @Override
    public void render(ClipRequest request, Picture theme, FrameSink frames, Watch watch) throws IOException {
        CancelToken cancel = watch.cancel();
        cancel.check();
        Theme known = known(theme);
        cancel.check();
        VideoProfile profile = request.profile();
        Pulse pulse = Pulse.of(request);
        CameraPath path = new CameraPath(request, known, pulse);
        SceneSource source = new SceneSource(known.planes(), path, profile.width(), new Grade(request, known.tones()),
                cancel);
        Atmosphere atmosphere = new Atmosphere(request, pulse);
        FramePainter painter = new FramePainter(source, new Parallax(known, path.middle()), new Grain(grain(request)),
                profile.width(), profile.height());
        Dice grain = new Dice(request.seed(), 4);
        shoot(request, n -> {
            Yuv420 frame = painter.paint(path.pose(n), atmosphere.light(n), atmosphere.fade(n), grain.next());
            atmosphere.dust(n, frame);
            return frame;
        }, frames, watch);
    }

    /** Paints the next frame while the sink, an encoder most likely, takes this one. */
    private static void shoot(ClipRequest request, IntFunction<Yuv420> camera, FrameSink frames, Watch watch)
            throws IOException {
        try (ExecutorService painting = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().name("still-", request.scene()).daemon().factory())) {
            Future<Yuv420> next = painting.submit(() -> camera.apply(0));
            for (int n = 0; n < request.frames(); n++) {
                int following = n + 1;
                Yuv420 frame = painted(next);
                watch.cancel().check();
                if (following < request.frames()) {
                    next = painting.submit(() -> camera.apply(following));
                }
                frames.write(frame);
                watch.progress().at((double) following / request.frames(),
                        "scene " + (request.scene() + 1) + ": frame " + following + " of " + request.frames());
            }
        }
    }

    private static Yuv420 painted(Future<Yuv420> frame) throws IOException {
        try {
            return frame.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while painting a frame");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a frame could not be painted", e.getCause());
        }
    }

    /**
     * Standard deviation in 8-bit steps. An encoder pays for grain as for detail (1.5 steps double its time and
     * quadruple the file), so only who wishes for intensity gets much.
     */
    private static double grain(ClipRequest request) {
        double wish = Numbers.clamp(request.intensity(), 0, 1);
        return 0.3 + 0.8 * wish * wish;
    }

    private Theme known(Picture picture) {
        Theme theme = latest.get();
        if (theme == null || !same(theme.picture(), picture)) {
            theme = Theme.of(picture);
            latest = new SoftReference<>(theme);
        }
        return theme;
    }

    private static boolean same(Picture one, Picture other) {
        return one.width() == other.width() && one.height() == other.height() && Arrays.equals(one.rgb(), other.rgb());
    }
}
