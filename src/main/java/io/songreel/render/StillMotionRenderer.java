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
    /** In 8-bit steps: seen as life, not as noise; twice as much would double the encoder's work. */
    private static final double GRAIN = 0.65;

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
        FramePainter painter = new FramePainter(source, new Parallax(known, path.middle()), new Grain(GRAIN),
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
