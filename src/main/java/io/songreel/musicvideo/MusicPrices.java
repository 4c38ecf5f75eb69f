package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import java.util.Arrays;
import java.util.List;

/**
 * What a cut costs at every frame of a film, by the music: nothing on a bar's first beat, a little on another one, far
 * more off the beat. Where no beat is near, a cut is cheap where the song rises or a section starts. In the unit of
 * {@link CutCosts}.
 */
final class MusicPrices {
    static final double WEAK_BEAT = 0.2;
    static final double OFF_BEAT = 4;
    /** From here on all frames are equally far off a beat; the beat's own frame is exact. */
    private static final double OFF_SECONDS = 0.12;
    /** The slowest beats lie closer than this: a frame farther from any is in a part without beats. */
    private static final double NO_BEAT_SECONDS = 1.2;
    private static final double UNMOTIVATED = 0.4;
    /** Less than this rise of energy, 0 to 1, is no event. */
    private static final double RISE = 0.2;

    private MusicPrices() {
    }

    /** Prices of a cut before frame 0 to {@code frames}. */
    static double[] of(SegmentRequest request, int frames) {
        int fps = request.fps();
        double[] prices = byEnergy(request.energy(), frames, fps);
        for (int border : borders(request, frames)) {
            prices[border] = 0;
        }
        int[] toBeat = distances(request.music().beats(), frames, fps);
        int[] toDownbeat = distances(request.music().downbeats(), frames, fps);
        for (int frame = 0; frame <= frames; frame++) {
            if (toBeat[frame] <= NO_BEAT_SECONDS * fps) {
                prices[frame] = (toDownbeat[frame] == 0 ? 0 : WEAK_BEAT)
                        + OFF_BEAT * Math.min(1, toBeat[frame] / (OFF_SECONDS * fps));
            }
        }
        return prices;
    }

    /** Where sections meet, in frames, rising; neither the film's start nor its end. */
    static int[] borders(SegmentRequest request, int frames) {
        return request.music().sections().stream().skip(1)
                .mapToInt(section -> (int) Math.round(section.start() * request.fps()))
                .filter(frame -> frame > 0 && frame < frames).distinct().sorted().toArray();
    }

    /** Whether the song's level has events to cut on. */
    static boolean rises(EnergyCurve energy) {
        double[] values = energy.values();
        for (int i = 1; i < values.length; i++) {
            if (values[i] - values[i - 1] >= RISE) {
                return true;
            }
        }
        return false;
    }

    private static double[] byEnergy(EnergyCurve energy, int frames, int fps) {
        double[] prices = new double[frames + 1];
        Arrays.fill(prices, UNMOTIVATED);
        double[] values = energy.values();
        for (int i = 1; i < values.length; i++) {
            double rise = values[i] - values[i - 1];
            long frame = Math.round(i * energy.hopSeconds() * fps);
            if (rise >= RISE && frame <= frames) {
                prices[(int) frame] = Math.min(prices[(int) frame], UNMOTIVATED * (1 - rise));
            }
        }
        return prices;
    }

    /** Frames from each frame to the nearest of {@code seconds}; more than the film has where there are none. */
    private static int[] distances(List<Double> seconds, int frames, int fps) {
        int[] distances = new int[frames + 1];
        Arrays.fill(distances, Integer.MAX_VALUE / 2);
        for (double second : seconds) {
            long frame = Math.round(second * fps);
            if (frame >= 0 && frame <= frames) {
                distances[(int) frame] = 0;
            }
        }
        for (int frame = 1; frame <= frames; frame++) {
            distances[frame] = Math.min(distances[frame], distances[frame - 1] + 1);
        }
        for (int frame = frames - 1; frame >= 0; frame--) {
            distances[frame] = Math.min(distances[frame], distances[frame + 1] + 1);
        }
        return distances;
    }
}
