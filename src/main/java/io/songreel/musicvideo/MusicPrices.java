package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Onset;
import java.util.Arrays;
import java.util.List;

/**
 * What a cut costs at every frame of a film, by the music: nothing on a bar's first beat, a little on another one, far
 * more off the beat. Where no beat is near, a cut is cheap where something starts, the song rises or a section begins.
 * In the unit of {@link CutCosts}.
 */
final class MusicPrices {
    static final double WEAK_BEAT = 0.2;
    static final double OFF_BEAT = 4;
    /** From this confidence on a beat is believed; below it, to leave one costs less and then less than a broken line. */
    private static final double SURE = 0.4;
    private static final double LEAST_TRUST = 0.25;
    /** From here on all frames are equally far off a beat; the beat's own frame is exact. */
    private static final double OFF_SECONDS = 0.12;
    /** The slowest beats lie closer than this: a frame farther from any is in a part without beats. */
    private static final double NO_BEAT_SECONDS = 1.2;
    private static final double UNMOTIVATED = 0.4;
    /** Where something starts nearby, a cut beside it looks like a mistake. */
    private static final double OFF_ONSET = 2;
    /** Less than this rise of energy, 0 to 1, is no event. */
    private static final double RISE = 0.2;

    private MusicPrices() {
    }

    /** Prices of a cut before frame 0 to {@code frames}. */
    static double[] of(SegmentRequest request, int frames) {
        int fps = request.fps();
        double[] prices = byEvents(request, frames);
        for (int border : borders(request, frames)) {
            prices[border] = 0;
        }
        int[] toBeat = distances(request.music().beats(), frames, fps);
        int[] toDownbeat = distances(request.music().downbeats(), frames, fps);
        double offBeat = OFF_BEAT * Math.clamp(request.music().tempoConfidence() / SURE, LEAST_TRUST, 1.0);
        for (int frame = 0; frame <= frames; frame++) {
            if (toBeat[frame] <= NO_BEAT_SECONDS * fps) {
                prices[frame] = (toDownbeat[frame] == 0 ? 0 : WEAK_BEAT)
                        + offBeat * Math.min(1, toBeat[frame] / (OFF_SECONDS * fps));
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

    /** A rise is only known to a hop of the energy; the onset that brought it knows the frame. */
    private static double[] byEvents(SegmentRequest request, int frames) {
        double[] prices = new double[frames + 1];
        Arrays.fill(prices, UNMOTIVATED);
        List<Onset> onsets = request.music().onsets();
        int[] toOnset = distances(onsets.stream().map(Onset::at).toList(), frames, request.fps());
        for (int frame = 0; frame <= frames; frame++) {
            if (toOnset[frame] > 0 && toOnset[frame] <= NO_BEAT_SECONDS * request.fps()) {
                prices[frame] = OFF_ONSET;
            }
        }
        for (Onset onset : onsets) {
            cheapen(prices, onset.at() * request.fps(), onset.strength());
        }
        EnergyCurve energy = request.energy();
        double[] values = energy.values();
        int next = 0;
        for (int i = 1; i < values.length; i++) {
            double rise = values[i] - values[i - 1];
            double from = (i - 1) * energy.hopSeconds();
            double to = (i + 1) * energy.hopSeconds();
            while (next < onsets.size() && onsets.get(next).at() < from) {
                next++;
            }
            if (rise >= RISE) {
                boolean known = next < onsets.size() && onsets.get(next).at() < to;
                cheapen(prices, (known ? onsets.get(next).at() : i * energy.hopSeconds()) * request.fps(), rise);
            }
        }
        return prices;
    }

    private static void cheapen(double[] prices, double frame, double strength) {
        int at = (int) Math.round(frame);
        if (at < prices.length) {
            prices[at] = Math.min(UNMOTIVATED, prices[at]) * (1 - Math.min(1, strength));
        }
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
