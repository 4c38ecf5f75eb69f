package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.job.Lane;
import io.songreel.media.FrameSink;
import io.songreel.media.Picture;
import io.songreel.media.VideoProfile;
import io.songreel.media.Yuv420;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * The lowest rung, always there: the theme picture itself, filmed with a moving camera, graded and lit by the song. One
 * thread paints a clip, one frame ahead of the caller's; memory depends on the frame's size, not on the clip's length.
 */
@Singleton
public final class StillMotionRenderer implements ClipRenderer {
    private final LatestTheme themes = new LatestTheme();

    @Override
    public String rung() {
        return "still";
    }

    @Override
    public String identity() {
        return "still-motion/2";
    }

    @Override
    public Lane lane() {
        return Lane.CPU;
    }

    @Override
    public void render(ClipRequest request, Picture theme, FrameSink frames, Watch watch) throws IOException {
        CancelToken cancel = watch.cancel();
        cancel.check();
        Theme known = themes.of(theme);
        cancel.check();
        VideoProfile profile = request.profile();
        Pulse pulse = Pulse.of(request);
        CameraPath path = new CameraPath(request, known, pulse);
        SceneSource source = new SceneSource(known.planes(), path, profile.width(), new Grade(request, known.tones()),
                cancel);
        Atmosphere atmosphere = new Atmosphere(request, pulse);
        FramePainter painter = new FramePainter(source, new Parallax(known, path.middle()), Grain.of(request),
                profile.width(), profile.height());
        Dice grain = Grain.dice(request);
        Shooting.run(request, n -> {
            Yuv420 frame = painter.paint(path.pose(n), atmosphere.light(n), atmosphere.fade(n), grain.next());
            atmosphere.dust(n, frame);
            return frame;
        }, frames, watch, () -> {
        });
    }
}
