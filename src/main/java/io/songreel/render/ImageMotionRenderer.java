package io.songreel.render;

import io.songreel.diffusion.ImageModel;
import io.songreel.job.Lane;
import io.songreel.media.FrameSink;
import io.songreel.media.Picture;
import io.songreel.media.VideoProfile;
import io.songreel.media.Yuv420;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import java.util.List;

/**
 * The second rung: scenes that an image model paints from the theme picture, keyframe after keyframe, filmed by the same
 * camera in the same light as the lowest rung. While one thread paints the next keyframe inside the gate, one pass a
 * keyframe, another films what there is already; memory depends on the frame's size, not on the clip's length.
 */
public final class ImageMotionRenderer implements ClipRenderer {
    private final Gate gate;
    private final ImageModel model;
    private final Extras extras;
    private final Pace pace;
    private final LatestTheme themes = new LatestTheme();

    public ImageMotionRenderer(Gate gate, ImageModel model, Extras extras) {
        this(gate, model, extras, Pace.NORMAL);
    }

    public ImageMotionRenderer(Gate gate, ImageModel model, Extras extras, Pace pace) {
        this.gate = gate;
        this.model = model;
        this.extras = extras;
        this.pace = pace;
    }

    @Override
    public String rung() {
        return "image";
    }

    @Override
    public String identity() {
        return "image-motion/2 " + model.identity() + ", " + extras.identity() + ", every " + pace.seconds() + " s";
    }

    @Override
    public Lane lane() {
        return Lane.GPU;
    }

    @Override
    public void render(ClipRequest request, Picture theme, FrameSink frames, Watch watch) throws IOException {
        LocalStop stop = new LocalStop(watch.cancel());
        stop.check();
        Theme known = known(request, theme, stop);
        VideoProfile profile = request.profile();
        Pulse pulse = Pulse.of(request);
        CameraPath path = new CameraPath(request, known, pulse);
        Parallax parallax = new Parallax(known, path.middle());
        Views views = new Views(request, path, parallax);
        // a model that cannot start from an image would paint another scene each time
        int count = model.facts().initImages() ? pace.keyframes(request.frames(), profile) : 1;
        ClipProgress progress = new ClipProgress(watch.progress(), count == 1 ? 1 : count + 1);
        KeyframeArtist artist = new KeyframeArtist(gate, model, request, known.planes(), progress, watch.previews(),
                stop);
        List<Moment> keyframes = Moment.keyframes(request.frames(), count);
        Stills stills = new Stills(artist, gate, extras, request, views, keyframes,
                path.middle().span() / profile.width(), stop);
        int ahead = Math.ceilDiv(stills.count(), count);
        try (Reel reel = new Reel(request.scene(), stills.count(), ahead, stills::make, stop)) {
            Stage stage = new Stage(request, path, reel, views, new Grade(request, known.tones()),
                    oversampling(profile), stop);
            Atmosphere atmosphere = new Atmosphere(request, pulse);
            FramePainter painter = new FramePainter(stage.source(), parallax, Grain.of(request), profile.width(),
                    profile.height());
            Dice grain = Grain.dice(request);
            Shooting.run(request, n -> {
                stage.turn(n);
                Yuv420 frame = painter.paint(path.pose(n), atmosphere.light(n), atmosphere.fade(n), grain.next());
                atmosphere.dust(n, frame);
                return frame;
            }, frames, new Watch(stop, progress::frames, watch.previews()), stop::stop);
        }
    }

    /** Keyframes much coarser than the frame need no fine grid; a coarse one dissolves in half the time. */
    private double oversampling(VideoProfile profile) {
        double fineness = (double) ModelSize.of(model.facts(), profile).width() / profile.width();
        return extras.upscaler() == null
                ? Numbers.clamp(1.8 * fineness, 1.1, SceneSource.OVERSAMPLING)
                : SceneSource.OVERSAMPLING;
    }

    private Theme known(ClipRequest request, Picture picture, LocalStop stop) throws IOException {
        Theme theme = themes.find(picture);
        if (theme == null) {
            theme = Theme.of(picture);
            DepthEstimator estimator = extras.depth();
            if (estimator != null) {
                stop.check();
                theme = theme.with(Depth.estimated(gate.pass(
                        new Visit("scene " + (request.scene() + 1), estimator.model(), stop),
                        pass -> estimator.estimate(picture, pass, stop))));
            }
            themes.keep(theme);
        }
        stop.check();
        return theme;
    }
}
