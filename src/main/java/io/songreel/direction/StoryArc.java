package io.songreel.direction;

import java.util.List;

/**
 * The shape of a song as a story: where it peaks, how it gets there, how it ends.
 *
 * @param energy
 *            per scene, 0 to 1, bent by the user's intensity
 * @param peak
 *            index of the loudest stretch
 * @param form
 *            the song's parts
 */
record StoryArc(double[] energy, int peak, double mean, double deviation, double trend, int surges,
        Form form) {
    /** A scene's place in the story. */
    enum Phase {
        OPENING, RISE, PEAK, FALL, CLOSING
    }

    static StoryArc of(List<Segment> segments, double intensity) {
        int n = segments.size();
        double[] heard = new double[n];
        for (int i = 0; i < n; i++) {
            heard[i] = unit(segments.get(i).energyHint(), 0.5);
        }
        double[] smooth = smooth(heard, Math.max(1, n / 12));
        double mean = mean(heard);
        double variance = 0;
        double covariance = 0;
        double spread = 0;
        for (int i = 0; i < n; i++) {
            double x = n == 1 ? 0 : i / (n - 1.0) - 0.5;
            variance += (heard[i] - mean) * (heard[i] - mean) / n;
            covariance += x * (smooth[i] - mean);
            spread += x * x;
        }
        double[] bent = new double[n];
        for (int i = 0; i < n; i++) {
            bent[i] = Math.clamp(heard[i] + 0.5 * (unit(intensity, 0.5) - 0.5), 0.0, 1.0);
        }
        return new StoryArc(bent, peak(smooth), mean, Math.sqrt(variance), spread == 0 ? 0 : covariance / spread,
                surges(smooth, mean), Form.of(segments));
    }

    int scenes() {
        return energy.length;
    }

    Band band(int scene) {
        return Band.of(energy[scene]);
    }

    int choruses() {
        return form.choruses();
    }

    /** How much louder the choruses are than the rest, −1 to 1; 0 where none is known. */
    double lead() {
        return form.lead(energy);
    }

    /** How far the story is: it moves on where a part of the song ends; scene by scene where no parts are known. */
    double progress(int scene) {
        return !form.known() || scene == scenes() - 1 ? position(scene) : position(form.first(scene));
    }

    /** 0 for the first scene, 1 for the last. */
    double position(int scene) {
        return scenes() < 2 ? 0 : scene / (scenes() - 1.0);
    }

    Phase phase(int scene) {
        int n = scenes();
        int reach = Math.max(0, n / 10);
        if (scene == 0) {
            return Phase.OPENING;
        } else if (scene == n - 1) {
            return Phase.CLOSING;
        } else if (Math.abs(scene - peak) <= reach) {
            return Phase.PEAK;
        }
        return scene < peak ? Phase.RISE : Phase.FALL;
    }

    /** NaN and what lies outside become sensible. */
    static double unit(double value, double unknown) {
        return Double.isNaN(value) ? unknown : Math.clamp(value, 0.0, 1.0);
    }

    private static double[] smooth(double[] values, int reach) {
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(values.length, i + reach + 1);
            for (int j = from; j < to; j++) {
                smooth[i] += values[j] / (to - from);
            }
        }
        return smooth;
    }

    /** The loudest scene away from both ends; of equals the one nearest to where stories peak, two thirds in. */
    private static int peak(double[] smooth) {
        int n = smooth.length;
        int best = Math.min(n - 1, 2 * n / 3);
        for (int i = n / 4; i < n - n / 10; i++) {
            double lead = smooth[i] - smooth[best];
            if (lead > 1e-9 || (lead > -1e-9 && Math.abs(3 * i - 2 * n) < Math.abs(3 * best - 2 * n))) {
                best = i;
            }
        }
        return Math.max(0, best);
    }

    private static int surges(double[] smooth, double mean) {
        int surges = 0;
        boolean up = false;
        for (double value : smooth) {
            if (!up && value > mean + 0.05) {
                surges++;
                up = true;
            } else if (value < mean - 0.03) {
                up = false;
            }
        }
        return surges;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0.5 : sum / values.length;
    }
}
