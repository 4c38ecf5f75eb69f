package io.songreel.audio;

import java.util.Arrays;

/**
 * How periodic the onsets are, second by second: autocorrelation of the onset envelope in windows of
 * {@value #WINDOW_SECONDS} s, summed over one to four periods (comb), so that a period counts that goes on. Periods lie
 * one per cent apart.
 */
final class Tempogram {
    static final double SHORTEST_SECONDS = 0.27;
    static final double LONGEST_SECONDS = 1.12;
    static final double STEP = 1.01;
    static final double HOP_SECONDS = 1;
    private static final double WINDOW_SECONDS = 8;
    private static final double[] COMB = {1, 1, 0.7, 0.7};

    private final double[] periods;
    private final float[][] salience;
    private final double hopFrames;

    Tempogram(OnsetEnvelope onsets) {
        periods = periods(onsets.frameSeconds());
        hopFrames = HOP_SECONDS / onsets.frameSeconds();
        int windows = (int) Math.ceil(onsets.frames() / hopFrames);
        salience = new float[windows][periods.length];
        int width = (int) (WINDOW_SECONDS / onsets.frameSeconds());
        Fft fft = new Fft(Integer.highestOneBit(2 * width - 1) * 2);
        double[] re = new double[fft.size()];
        double[] im = new double[fft.size()];
        for (int w = 0; w < windows; w++) {
            int from = (int) ((w + 0.5) * hopFrames) - width / 2;
            load(onsets.total(), from, width, re);
            load(onsets.of(SongFeatures.Band.LOW), from, width, im);
            autocorrelate(fft, re, im);
            if (re[0] > 1e-9) {
                comb(re, width, salience[w]);
            }
        }
    }

    private static double[] periods(double frameSeconds) {
        int count = (int) (Math.log(LONGEST_SECONDS / SHORTEST_SECONDS) / Math.log(STEP)) + 1;
        double[] periods = new double[count];
        for (int i = 0; i < count; i++) {
            periods[i] = SHORTEST_SECONDS * Math.pow(STEP, i) / frameSeconds;
        }
        return periods;
    }

    /** In frames, rising. Not a copy. */
    double[] periods() {
        return periods;
    }

    int windows() {
        return salience.length;
    }

    /** By period, at most 1 for onsets that repeat exactly. Not a copy. */
    float[] salience(int window) {
        return salience[window];
    }

    /** The window about a frame. */
    double windowAt(double frame) {
        return Math.clamp(frame / hopFrames - 0.5, 0.0, Math.max(0.0, salience.length - 1.0));
    }

    /** The mean salience along a course of periods, one a frame, in frames. */
    double meanSalience(float[] period) {
        double sum = 0;
        for (int w = 0; w < salience.length; w++) {
            double here = period[Math.min(period.length - 1, (int) ((w + 0.5) * hopFrames))];
            int nearest = (int) Math.round(Math.log(here / periods[0]) / Math.log(STEP));
            sum += salience[w][Math.clamp(nearest, 0, periods.length - 1)];
        }
        return salience.length == 0 ? 0 : sum / salience.length;
    }

    private static void load(float[] envelope, int from, int width, double[] into) {
        Arrays.fill(into, 0);
        double mean = 0;
        for (int i = 0; i < width; i++) {
            int at = from + i;
            into[i] = at >= 0 && at < envelope.length ? envelope[at] : 0;
            mean += into[i] / width;
        }
        for (int i = 0; i < width; i++) {
            into[i] -= mean;
        }
    }

    /** Wiener and Khinchin: both signals at once, as {@code |Z[k]|² + |Z[−k]|² = 2(|X[k]|² + |Y[k]|²)} for z = x + iy. */
    private static void autocorrelate(Fft fft, double[] re, double[] im) {
        fft.transform(re, im);
        int n = fft.size();
        for (int k = 0; k <= n / 2; k++) {
            int mirror = k == 0 ? 0 : n - k;
            double power = re[k] * re[k] + im[k] * im[k] + re[mirror] * re[mirror] + im[mirror] * im[mirror];
            re[k] = power;
            re[mirror] = power;
            im[k] = 0;
            im[mirror] = 0;
        }
        fft.transform(re, im);
    }

    private void comb(double[] correlation, int width, float[] into) {
        double weights = Arrays.stream(COMB).sum();
        for (int p = 0; p < periods.length; p++) {
            double sum = 0;
            for (int k = 1; k <= COMB.length; k++) {
                double lag = k * periods[p];
                int whole = (int) lag;
                double here = correlation[whole] + (lag - whole) * (correlation[whole + 1] - correlation[whole]);
                sum += COMB[k - 1] * here / (1 - lag / width);
            }
            into[p] = (float) (sum / weights / correlation[0]);
        }
    }
}
