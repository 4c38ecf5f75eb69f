package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.job.Lane;
import io.songreel.job.Progress;
import io.songreel.media.FrameSink;
import io.songreel.media.Picture;
import io.songreel.media.VideoProfile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lowest rung, always there: the theme picture itself, filmed with a moving camera, graded and lit by the song. One
 * thread a clip; memory depends on the frame's size, not on the clip's length.
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
    public void render(ClipRequest request, Picture theme, FrameSink frames, CancelToken cancel, Progress progress)
            throws IOException {
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
        for (int n = 0; n < request.frames(); n++) {
            cancel.check();
            var frame = painter.paint(path.pose(n), atmosphere.light(n), atmosphere.fade(n), grain.next());
            atmosphere.dust(n, frame);
            frames.write(frame);
            progress.at((n + 1.0) / request.frames(),
                    "scene " + (request.scene() + 1) + ": frame " + (n + 1) + " of " + request.frames());
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
