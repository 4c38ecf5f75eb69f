package io.songreel.render;

import java.util.ArrayList;
import java.util.List;

/**
 * A place on a clip's time line for which there will be a still.
 *
 * @param frame
 *            where, in frames
 * @param keyframe
 *            the last keyframe at or before it
 * @param share
 *            0 on that keyframe, to 1 on the next
 */
record Moment(double frame, int keyframe, double share) {
    private static final double BETWEEN_SECONDS = 0.16;

    /** Keyframes from the first frame to the last, evenly. */
    static List<Moment> keyframes(int frames, int count) {
        List<Moment> moments = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            moments.add(new Moment(k == 0 ? 0 : Math.round((double) k * (frames - 1) / (count - 1)), k, 0));
        }
        return moments;
    }

    /** The same with stills between them, one for about {@value #BETWEEN_SECONDS} seconds. */
    static List<Moment> withBetween(List<Moment> keyframes, int fps) {
        List<Moment> moments = new ArrayList<>();
        for (int k = 0; k < keyframes.size(); k++) {
            Moment here = keyframes.get(k);
            moments.add(here);
            double way = k + 1 < keyframes.size() ? keyframes.get(k + 1).frame - here.frame : 0;
            int parts = (int) Math.round(way / (fps * BETWEEN_SECONDS));
            for (int i = 1; i < parts; i++) {
                moments.add(new Moment(here.frame + way * i / parts, k, (double) i / parts));
            }
        }
        return moments;
    }
}
