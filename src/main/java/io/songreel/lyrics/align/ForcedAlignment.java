package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Forced alignment with connectionist temporal classification (Graves and others, 2006; Kürzinger and others, 2020): the
 * likeliest of all ways to say the labels in order, with blanks between, by the Viterbi algorithm. Optional labels and
 * the star are the additions here.
 * <p>
 * The trellis of a long song has a billion cells, so that no pointers are kept on the way: only every so many frames the
 * column of scores is. The way back works from one of these to the one before, over the few states that can have led to
 * where it came from. Twice the work at most; memory stays under {@value #MOST_KEPT_BYTES} bytes and what two columns
 * take.
 */
final class ForcedAlignment {
    /** What the star costs against the model's own favourite: known words win where they are heard half well. */
    static final double STAR_COST = 0.5;

    private static final long MOST_KEPT_BYTES = 32L << 20;
    private static final double NEVER = Double.NEGATIVE_INFINITY;
    private static final int FARTHEST = 4;
    private static final int FRAMES_PER_CHECK = 16;

    private final Emissions emissions;
    private final CtcLabels labels;
    private final CancelToken cancel;
    private final int states;
    /** For each label: whether it may follow the label before at once, the blank before that, the label before that. */
    private final boolean[] afterLabel;
    private final boolean[] overLabel;
    private final boolean[] overToLabel;

    private ForcedAlignment(Emissions emissions, CtcLabels labels, CancelToken cancel) {
        this.emissions = emissions;
        this.labels = labels;
        this.cancel = cancel;
        int count = labels.count();
        states = 2 * count + 1;
        afterLabel = new boolean[count];
        overLabel = new boolean[count];
        overToLabel = new boolean[count];
        int[] columns = labels.columns();
        for (int i = 1; i < count; i++) {
            afterLabel[i] = columns[i] != columns[i - 1];
            overLabel[i] = labels.optional()[i - 1];
            overToLabel[i] = overLabel[i] && i > 1 && columns[i] != columns[i - 2];
        }
    }

    /**
     * The likeliest way.
     *
     * @return empty when the labels do not fit into the frames, or not into their windows
     * @throws java.util.concurrent.CancellationException
     *             when cancelled
     */
    static Optional<CtcPath> align(Emissions emissions, CtcLabels labels, CancelToken cancel) {
        return labels.count() == 0 || emissions.frames() < Math.max(1, needed(labels))
                ? Optional.empty()
                : new ForcedAlignment(emissions, labels, cancel).align();
    }

    /** Frames that the labels take at least: one each, and a blank between two of the same. */
    private static int needed(CtcLabels labels) {
        int frames = 0;
        for (int i = 0; i < labels.count(); i++) {
            boolean twice = i > 0 && labels.columns()[i] == labels.columns()[i - 1];
            frames += labels.optional()[i] ? 0 : 1;
            frames += twice && !labels.optional()[i] && !labels.optional()[i - 1] ? 1 : 0;
        }
        return frames;
    }

    private Optional<CtcPath> align() {
        int frames = emissions.frames();
        int stride = (int) Math.max(Math.ceil(Math.sqrt(frames)),
                Math.ceil((double) frames * states * Double.BYTES / MOST_KEPT_BYTES));
        double[][] kept = new double[(frames - 1) / stride + 1][];
        double[] before = start();
        double[] now = new double[states];
        kept[0] = before.clone();
        for (int t = 1; t < frames; t++) {
            check(t);
            step(t, before, now, 0, states - 1, null, 0);
            double[] spare = before;
            before = now;
            now = spare;
            if (t % stride == 0) {
                kept[t / stride] = before.clone();
            }
        }
        int end = end(before);
        return end < 0 ? Optional.empty() : Optional.of(back(kept, stride, end, before[end]));
    }

    private double[] start() {
        double[] scores = new double[states];
        Arrays.fill(scores, NEVER);
        scores[0] = emissions.at(0, 0) - labels.rests()[0];
        scores[1] = label(0, 0);
        if (labels.optional()[0] && labels.count() > 1) {
            scores[3] = label(0, 1);
        }
        return scores;
    }

    /** The likeliest of the states a song may end in; −1 when there is none. */
    private int end(double[] scores) {
        int best = states - 1;
        int earliest = labels.optional()[labels.count() - 1] ? states - FARTHEST : states - 2;
        for (int s = states - 2; s >= Math.max(0, earliest); s--) {
            best = scores[s] > scores[best] ? s : best;
        }
        return scores[best] == NEVER ? -1 : best;
    }

    /** One frame for the states {@code low} to {@code high}; {@code moves} takes how far each came, when it is wanted. */
    private void step(int t, double[] before, double[] now, int low, int high, byte @Nullable [] moves,
            int at) {
        double blank = emissions.at(t, 0);
        double[] rests = labels.rests();
        for (int s = low; s <= high; s++) {
            int label = s >> 1;
            boolean isLabel = (s & 1) == 1;
            double own = isLabel ? label(t, label) : label < rests.length ? blank - rests[label] : blank;
            double best = before[s];
            int move = 0;
            if (s > 0 && before[s - 1] > best) {
                best = before[s - 1];
                move = 1;
            }
            if (isLabel) {
                if (afterLabel[label] && before[s - 2] > best) {
                    best = before[s - 2];
                    move = 2;
                }
                if (overLabel[label] && before[s - 3] > best) {
                    best = before[s - 3];
                    move = 3;
                }
                if (overToLabel[label] && before[s - FARTHEST] > best) {
                    best = before[s - FARTHEST];
                    move = FARTHEST;
                }
            }
            now[s] = best + own;
            if (moves != null) {
                moves[at + s - low] = (byte) move;
            }
        }
    }

    private double label(int t, int label) {
        if (t < labels.from()[label] || t > labels.to()[label]) {
            return NEVER;
        }
        int column = labels.columns()[label];
        return column == CtcLabels.STAR ? emissions.best()[t] - STAR_COST : emissions.at(t, column);
    }

    private CtcPath back(double[][] kept, int stride, int end, double score) {
        int[] first = new int[labels.count()];
        int[] last = new int[labels.count()];
        Arrays.fill(first, -1);
        Arrays.fill(last, -1);
        int state = end;
        int to = emissions.frames() - 1;
        double[] now = new double[states];
        byte[] moves = new byte[stride * Math.min(states, FARTHEST * stride + 1)];
        for (int block = kept.length - 1; block >= 0; block--) {
            int from = block * stride;
            int width = Math.min(state, FARTHEST * (to - from)) + 1;
            int low = state - width + 1;
            double[] before = kept[block];
            for (int t = from + 1; t <= to; t++) {
                check(t);
                // states that cannot lead to where we come from get nonsense, which is never looked at
                step(t, before, now, low, state, moves, (t - from - 1) * width);
                double[] spare = before;
                before = now;
                now = spare;
            }
            for (int t = to; t > from; t--) {
                mark(state, t, first, last);
                state -= moves[(t - from - 1) * width + state - low];
            }
            to = from;
        }
        mark(state, 0, first, last);
        return new CtcPath(first, last, score);
    }

    private static void mark(int state, int t, int[] first, int[] last) {
        if ((state & 1) == 1) {
            int label = state >> 1;
            first[label] = t;
            last[label] = Math.max(last[label], t);
        }
    }

    private void check(int t) {
        if (t % FRAMES_PER_CHECK == 0) {
            cancel.check();
        }
    }
}
