package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Matches the words of the lyrics with heard ones, both in their order (Needleman and Wunsch, 1970, with dearer beginnings
 * of gaps, so that matches stand in runs). One word may match two that together are the same: "everybody", "every
 * body".
 */
final class WordMatcher {
    /** Bytes of trace; lyrics and heard words whose product is greater are not matched. */
    static final long MOST_CELLS = 64L << 20;

    /** Less is another word. */
    private static final double ALIKE = 0.6;
    private static final double OTHER_WORD = -0.5;
    private static final double SKIPPED = -0.3;
    private static final double FIRST_SKIPPED = -0.4;
    private static final int LONG_WORD = 5;
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /** Steps that end in a pair, how many words each takes; then skips. The bit 8 says that the step before was a skip. */
    private static final int PAIR = 1;
    private static final int TWO_SUNG = 2;
    private static final int TWO_HEARD = 3;
    private static final int SKIP_SUNG = 1;
    private static final int SKIP_HEARD = 2;
    private static final int AFTER_SKIP = 4;
    private static final int SKIP_SHIFT = 3;

    /**
     * Words of the lyrics that are words of what was heard.
     *
     * @param sung
     *            the first word of the lyrics, {@code sungCount} of them
     * @param heard
     *            the first of the heard, {@code heardCount} of them
     */
    record Match(int sung, int sungCount, int heard, int heardCount, double likeness) {}

    /** Whether a word of the lyrics may be a heard one. */
    @FunctionalInterface
    interface Window {
        boolean allows(int sung, int heard);
    }

    private final List<String> sung;
    private final List<String> heard;
    private final Window window;
    private final Likeness likeness = new Likeness();
    private final byte[] trace;

    private WordMatcher(List<String> sung, List<String> heard, Window window) {
        this.sung = sung;
        this.heard = heard;
        this.window = window;
        trace = new byte[(sung.size() + 1) * (heard.size() + 1)];
    }

    /** The matches, in order. The words are {@linkplain Folding#key keys}. */
    static List<Match> match(List<String> sung, List<String> heard, Window window, CancelToken cancel) {
        return sung.isEmpty() || heard.isEmpty() || (sung.size() + 1L) * (heard.size() + 1L) > MOST_CELLS
                ? List.of()
                : new WordMatcher(sung, heard, window).match(cancel);
    }

    private List<Match> match(CancelToken cancel) {
        int columns = heard.size() + 1;
        double[][] paired = new double[3][columns];
        double[][] skipped = new double[3][columns];
        for (int i = 0; i <= sung.size(); i++) {
            cancel.check();
            double[] pairedNow = paired[i % 3];
            double[] skippedNow = skipped[i % 3];
            Arrays.fill(pairedNow, NEVER);
            Arrays.fill(skippedNow, NEVER);
            for (int j = 0; j < columns; j++) {
                if (i == 0 && j == 0) {
                    pairedNow[0] = 0;
                    continue;
                }
                int pair = pair(i, j, paired, skipped);
                int skip = skip(i, j, paired, skipped);
                trace[i * columns + j] = (byte) (pair | skip << SKIP_SHIFT);
            }
        }
        int last = sung.size() % 3;
        return back(skipped[last][heard.size()] > paired[last][heard.size()]);
    }

    /** The best step into (i, j) that pairs words, its score written; 0 for none. */
    private int pair(int i, int j, double[][] paired, double[][] skipped) {
        double best = NEVER;
        int step = 0;
        for (int kind = PAIR; kind <= TWO_HEARD; kind++) {
            int fromSung = i - (kind == TWO_SUNG ? 2 : 1);
            int fromHeard = j - (kind == TWO_HEARD ? 2 : 1);
            if (fromSung < 0 || fromHeard < 0 || !window.allows(fromSung, fromHeard) || !window.allows(i - 1, j - 1)) {
                continue;
            }
            double score = score(fromSung, fromHeard, kind);
            double afterPair = paired[fromSung % 3][fromHeard] + score;
            double afterSkip = skipped[fromSung % 3][fromHeard] + score;
            if (Math.max(afterPair, afterSkip) > best) {
                best = Math.max(afterPair, afterSkip);
                step = kind | (afterSkip > afterPair ? AFTER_SKIP : 0);
            }
        }
        paired[i % 3][j] = best;
        return step;
    }

    private double score(int fromSung, int fromHeard, int kind) {
        double alike = alike(fromSung, fromHeard, kind);
        if (alike < ALIKE) {
            return kind == PAIR ? OTHER_WORD : NEVER;
        }
        // short words are everywhere
        double weight = 0.5 + 0.5 * Math.min(1.0, sung.get(fromSung).length() / (double) LONG_WORD);
        return weight * (2 * alike - 1);
    }

    private double alike(int fromSung, int fromHeard, int kind) {
        String said = sung.get(fromSung);
        String other = heard.get(fromHeard);
        return switch (kind) {
            case TWO_SUNG -> isTwo(other, said, sung.get(fromSung + 1)) ? 1 : 0;
            case TWO_HEARD -> isTwo(said, other, heard.get(fromHeard + 1)) ? 1 : 0;
            default -> likeness.of(said, other);
        };
    }

    private static boolean isTwo(String whole, String first, String second) {
        return !first.isEmpty() && !second.isEmpty() && whole.length() == first.length() + second.length()
                && whole.startsWith(first) && whole.endsWith(second);
    }

    private int skip(int i, int j, double[][] paired, double[][] skipped) {
        double best = NEVER;
        int step = 0;
        if (i > 0) {
            double afterPair = paired[(i - 1) % 3][j] + SKIPPED + FIRST_SKIPPED;
            double afterSkip = skipped[(i - 1) % 3][j] + SKIPPED;
            best = Math.max(afterPair, afterSkip);
            step = SKIP_SUNG | (afterSkip > afterPair ? AFTER_SKIP : 0);
        }
        if (j > 0) {
            double afterPair = paired[i % 3][j - 1] + SKIPPED + FIRST_SKIPPED;
            double afterSkip = skipped[i % 3][j - 1] + SKIPPED;
            if (Math.max(afterPair, afterSkip) > best) {
                best = Math.max(afterPair, afterSkip);
                step = SKIP_HEARD | (afterSkip > afterPair ? AFTER_SKIP : 0);
            }
        }
        skipped[i % 3][j] = best;
        return step;
    }

    private List<Match> back(boolean endsInSkip) {
        List<Match> matches = new ArrayList<>();
        int i = sung.size();
        int j = heard.size();
        boolean skip = endsInSkip;
        while (i > 0 || j > 0) {
            int step = trace[i * (heard.size() + 1) + j];
            int own = skip ? step >> SKIP_SHIFT : step & ((1 << SKIP_SHIFT) - 1);
            int kind = own & (AFTER_SKIP - 1);
            if (skip) {
                i -= kind == SKIP_SUNG ? 1 : 0;
                j -= kind == SKIP_HEARD ? 1 : 0;
            } else {
                int sungCount = kind == TWO_SUNG ? 2 : 1;
                int heardCount = kind == TWO_HEARD ? 2 : 1;
                i -= sungCount;
                j -= heardCount;
                double alike = alike(i, j, kind);
                if (alike >= ALIKE) {
                    matches.add(new Match(i, sungCount, j, heardCount, alike));
                }
            }
            skip = (own & AFTER_SKIP) != 0;
        }
        Collections.reverse(matches);
        return matches;
    }
}
