package io.songreel.render;

import io.songreel.job.CancelToken;
import java.io.IOException;

/**
 * What the camera films: the still before a frame dissolving into the one after it, on one grid of samples for the whole
 * scene, so that a still looks exactly the same as the end of one interval and as the start of the next. Three grids,
 * however long the clip. Used by one thread.
 */
final class Stage {
    private final Reel reel;
    private final Views views;
    private final Grade grade;
    private final CancelToken cancel;
    private final SceneSource shown;
    private final Dissolve dissolve;
    private Scenery from;
    private Scenery to;
    private int taken;

    Stage(ClipRequest request, CameraPath path, Reel reel, Views views, Grade grade, double oversampling,
            CancelToken cancel) {
        this.reel = reel;
        this.views = views;
        this.grade = grade;
        this.cancel = cancel;
        int width = request.profile().width();
        this.shown = new SceneSource(path, width, oversampling);
        this.dissolve = new Dissolve(shown, width * oversampling, request.seed());
        this.from = new Scenery(new SceneSource(path, width, oversampling));
        this.to = new Scenery(new SceneSource(path, width, oversampling));
    }

    /** What {@link #turn} makes. */
    SceneSource source() {
        return shown;
    }

    /** Makes {@link #source} show frame {@code n}, as far as that frame sees it. Frames come in order. */
    void turn(int n) throws IOException {
        while (taken == 0 || (taken < reel.stills() && n > to.frame)) {
            take();
        }
        double way = to.frame - from.frame;
        double share = way > 0 ? Numbers.clamp((n - from.frame) / way, 0, 1) : 1;
        dissolve.mix(from.source, to.source, share, shown.patch(views.of(n)), shown);
    }

    private void take() throws IOException {
        Scenery next = from;
        from = to;
        to = next;
        Still still = reel.next();
        next.source.fill(still.painting(), next.source.patch(views.of(still.first(), still.last())), grade, cancel);
        next.frame = still.frame();
        if (taken++ > 0) {
            dissolve.compare(from.source, to.source,
                    shown.patch(views.of((int) Math.floor(from.frame), (int) Math.ceil(to.frame))), taken);
        }
    }

    /** A still, ready to be filmed. */
    private static final class Scenery {
        final SceneSource source;
        double frame;

        Scenery(SceneSource source) {
            this.source = source;
        }
    }
}
