package io.songreel.musicvideo;

import io.songreel.audio.MusicFacts;
import io.songreel.render.Beat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The beats that a film pulses on, on its frames: never more than three a second, however fast the song, and every
 * bar's first beat among them.
 */
final class BeatFrames {
    private static final int MOST_A_SECOND = 3;
    /** A pulse is felt this long after its beat, and starts this long before it. */
    private static final double FELT_SECONDS = 1;
    private static final double FORESEEN_SECONDS = 0.2;

    private final List<Beat> beats = new ArrayList<>();
    private final int fps;

    BeatFrames(MusicFacts music, int fps) {
        this.fps = fps;
        int apart = Math.ceilDiv(fps, MOST_A_SECOND);
        Set<Double> downbeats = new HashSet<>(music.downbeats());
        List<Beat> all = music.beats().stream()
                .map(at -> new Beat((int) Math.round(at * fps), downbeats.contains(at))).toList();
        int[] nextDownbeat = new int[all.size()];
        int next = Integer.MAX_VALUE;
        for (int i = all.size() - 1; i >= 0; i--) {
            next = all.get(i).downbeat() ? all.get(i).frame() : next;
            nextDownbeat[i] = next;
        }
        int last = -apart;
        for (int i = 0; i < all.size(); i++) {
            Beat beat = all.get(i);
            boolean room = beat.frame() - last >= apart;
            if (room && (beat.downbeat() || nextDownbeat[i] - beat.frame() >= apart)) {
                beats.add(beat);
                last = beat.frame();
            }
        }
    }

    /** Those felt in a scene, counted from its first frame. */
    List<Beat> in(long firstFrame, int frames) {
        long from = firstFrame - Math.round(FELT_SECONDS * fps);
        long to = firstFrame + frames + Math.round(FORESEEN_SECONDS * fps);
        return beats.stream().filter(beat -> beat.frame() >= from && beat.frame() < to)
                .map(beat -> new Beat((int) (beat.frame() - firstFrame), beat.downbeat())).toList();
    }
}
