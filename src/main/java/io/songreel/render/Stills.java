package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stills of a clip in order: keyframes, and where a model for it is installed, pictures between them. All lie
 * still on the theme picture's plane, so between two of them only what the model painted differently moves; the camera
 * moves over them. Holds the master and two keyframes. Used by one thread.
 */
final class Stills {
    private final KeyframeArtist artist;
    private final Gate gate;
    private final Extras extras;
    private final Views views;
    private final List<Moment> keyframes;
    private final List<Moment> moments;
    private final int frames;
    private final double framePitch;
    private final String holder;
    private final CancelToken cancel;

    private int latest = -1;
    private @Nullable Painting master;
    private @Nullable Painting plain;
    private @Nullable Painting earlier;
    private @Nullable Painting later;

    /** @param framePitch theme pixels from one pixel of a frame to the next */
    Stills(KeyframeArtist artist, Gate gate, Extras extras, ClipRequest request, Views views, List<Moment> keyframes,
            double framePitch, CancelToken cancel) {
        this.artist = artist;
        this.gate = gate;
        this.extras = extras;
        this.views = views;
        this.keyframes = keyframes;
        this.moments = extras.interpolator() == null
                ? keyframes
                : Moment.withBetween(keyframes, request.profile().fps());
        this.frames = request.frames();
        this.framePitch = framePitch;
        this.holder = "scene " + (request.scene() + 1);
        this.cancel = cancel;
    }

    int count() {
        return moments.size();
    }

    /** The {@code i}-th still; asked for in order. */
    Still make(int i) throws IOException {
        cancel.check();
        Moment moment = moments.get(i);
        int first = i == 0 ? 0 : (int) Math.floor(moments.get(i - 1).frame());
        int last = i + 1 == moments.size() ? frames - 1 : (int) Math.ceil(moments.get(i + 1).frame());
        FrameInterpolator interpolator = extras.interpolator();
        Painting painting = moment.share() == 0 || interpolator == null
                ? keyframe(moment.keyframe())
                : between(interpolator, moment);
        return new Still(moment.frame(), first, last, painting);
    }

    private Painting keyframe(int k) throws IOException {
        Painting made = later;
        while (made == null || latest < k) {
            earlier = later;
            made = enlarged(painted(latest + 1));
            later = made;
            latest++;
        }
        Painting before = earlier;
        return k < latest && before != null ? before : made;
    }

    private Painting painted(int k) throws IOException {
        Painting base = master;
        if (base == null) {
            base = artist.master(views.of(0, frames - 1));
            master = base;
        }
        Painting before = plain == null ? base : plain;
        Painting fresh = before;
        if (keyframes.size() > 1) {
            Window seen = views.of((int) keyframes.get(Math.max(0, k - 1)).frame(),
                    (int) keyframes.get(Math.min(keyframes.size() - 1, k + 1)).frame());
            fresh = artist.repainted(base, before, seen, keyframes.get(k).frame());
        }
        plain = fresh;
        return fresh;
    }

    private Painting enlarged(Painting painting) throws IOException {
        Upscaler upscaler = extras.upscaler();
        if (upscaler == null) {
            return painting;
        }
        Picture small = Rgb.picture(painting.planes().levels().getFirst());
        cancel.check();
        Picture large = gate.pass(new Visit(holder, upscaler.model(), cancel),
                pass -> upscaler.upscale(small, pass, cancel));
        return new Painting(painting.window(), ThemePlanes.of(large));
    }

    private Painting between(FrameInterpolator interpolator, Moment moment) throws IOException {
        Painting to = keyframe(moment.keyframe() + 1);
        Painting from = keyframe(moment.keyframe());
        Window seen = views.of((int) keyframes.get(moment.keyframe()).frame(),
                (int) keyframes.get(moment.keyframe() + 1).frame());
        double pitch = Math.max(framePitch, 0.8 * to.pitch());
        int width = (int) Math.ceil(seen.width() / pitch) + 2;
        int height = (int) Math.ceil(seen.height() / pitch) + 2;
        Window window = new Window(seen.left() - pitch, seen.top() - pitch, seen.left() + (width - 1) * pitch,
                seen.top() + (height - 1) * pitch);
        Picture one = Rgb.picture(from.view(window, width, height));
        Picture other = Rgb.picture(to.view(window, width, height));
        Picture middle = gate.pass(new Visit(holder, interpolator.model(), cancel),
                pass -> interpolator.between(one, other, moment.share(), pass, cancel));
        return new Painting(window, ThemePlanes.of(middle));
    }
}
