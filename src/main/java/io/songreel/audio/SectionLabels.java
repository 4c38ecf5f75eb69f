package io.songreel.audio;

import io.songreel.audio.SongSection.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Names for sections, a best guess: what comes back loudest is the chorus, what else comes back is a verse, what stands
 * alone at the edges is intro and outro, in the middle a bridge, or instrumental where it plays a verse's or a chorus's
 * harmony with another sound.
 */
final class SectionLabels {
    private static final double SAME_HARMONY = 0.95;

    /** A label and how sure it is, 0 to 1. */
    record Guess(Label label, double confidence) {}

    private SectionLabels() {
    }

    /** One guess a section, in order. */
    static List<Guess> guess(BarFeatures bars, int[] starts, int[] group) {
        int n = starts.length;
        int groups = 0;
        for (int g : group) {
            groups = Math.max(groups, g + 1);
        }
        int[] times = new int[groups];
        double[] level = new double[groups];
        for (int i = 0; i < n; i++) {
            times[group[i]]++;
            level[group[i]] += level(bars, starts, i);
        }
        // What is heard at both ends and nowhere else is a frame around the song.
        int frame = n > 3 && group[0] == group[n - 1] && times[group[0]] == 2 ? group[0] : -1;
        int chorus = -1;
        int verse = -1;
        for (int g = 0; g < groups; g++) {
            level[g] /= times[g];
            if (g != frame && times[g] > 1 && (chorus < 0 || level[g] > level[chorus])) {
                chorus = g;
            }
        }
        for (int g = 0; g < groups; g++) {
            if (g != chorus && g != frame && (times[g] > 1 && (verse < 0 || times[g] > times[verse]))) {
                verse = g;
            }
        }
        List<Guess> guesses = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int g = group[i];
            guesses.add(guess(bars, starts, group, i, chorus, verse,
                    chorus < 0 || verse < 0 ? 0 : level[chorus] - level[verse],
                    times[g]));
        }
        return guesses;
    }

    private static Guess guess(BarFeatures bars, int[] starts, int[] group, int i, int chorus, int verse, double lead,
            int times) {
        int n = starts.length;
        if (n == 1) {
            return new Guess(Label.INSTRUMENTAL, 0.1);
        }
        if (group[i] == chorus) {
            return new Guess(Label.CHORUS, Math.clamp(0.5 + lead, 0.3, 0.9));
        }
        if (group[i] == verse) {
            return new Guess(Label.VERSE, Math.clamp(0.5 + lead, 0.3, 0.8));
        }
        if (i == 0) {
            return new Guess(Label.INTRO, 0.6);
        }
        if (i == n - 1) {
            return new Guess(Label.OUTRO, 0.6);
        }
        if (times > 1 || (verse < 0 && group[i] < Math.max(1, chorus))) {
            return new Guess(Label.VERSE, 0.4);
        }
        for (int other = 0; other < n; other++) {
            if ((group[other] == verse || group[other] == chorus) && harmony(bars, starts, i, other) > SAME_HARMONY) {
                return new Guess(Label.INSTRUMENTAL, 0.4);
            }
        }
        return new Guess(Label.BRIDGE, 0.4);
    }

    private static double level(BarFeatures bars, int[] starts, int section) {
        int end = section + 1 < starts.length ? starts[section + 1] : bars.bars();
        double sum = 0;
        for (int bar = starts[section]; bar < end; bar++) {
            sum += bars.level()[bar];
        }
        return sum / Math.max(1, end - starts[section]);
    }

    /** Mean cosine of the chroma of bars side by side. */
    private static double harmony(BarFeatures bars, int[] starts, int a, int b) {
        int endA = a + 1 < starts.length ? starts[a + 1] : bars.bars();
        int endB = b + 1 < starts.length ? starts[b + 1] : bars.bars();
        int length = Math.min(endA - starts[a], endB - starts[b]);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double[] left = new double[Chroma.CLASSES];
            double[] right = new double[Chroma.CLASSES];
            for (int c = 0; c < Chroma.CLASSES; c++) {
                left[c] = bars.values()[starts[a] + i][c];
                right[c] = bars.values()[starts[b] + i][c];
            }
            sum += BlockMeans.cosine(left, right);
        }
        return sum / Math.max(1, length);
    }
}
