package io.songreel.lyrics.align;

import java.util.Arrays;

/**
 * What is to be found in a song, in this order.
 *
 * @param columns
 *            of each label in the emissions; {@link #STAR} for the label that absorbs anything
 * @param optional
 *            labels that may be left out; no two in a row
 * @param rests
 *            what each frame of blank before a label costs: a prior on how long singers rest there; 0 for none
 * @param from
 *            the first frame a label may be in
 * @param to
 *            the last one
 */
record CtcLabels(int[] columns, boolean[] optional, double[] rests, int[] from, int[] to) {
    static final int STAR = -1;

    CtcLabels {
        if (optional.length != columns.length || rests.length != columns.length || from.length != columns.length
                || to.length != columns.length) {
            throw new IllegalArgumentException("each label has a column, a choice and a window");
        }
        for (int i = 1; i < columns.length; i++) {
            if (optional[i] && optional[i - 1]) {
                throw new IllegalArgumentException("two labels in a row that may be left out");
            }
        }
    }

    int count() {
        return columns.length;
    }

    /** The same labels, anywhere. */
    CtcLabels unbound() {
        int[] to = new int[count()];
        Arrays.fill(to, Integer.MAX_VALUE);
        return new CtcLabels(columns, optional, rests, new int[count()], to);
    }
}
