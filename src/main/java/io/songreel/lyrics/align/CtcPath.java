package io.songreel.lyrics.align;

/**
 * The likeliest way through a song.
 *
 * @param first
 *            the frame each label begins in; −1 for one that was left out
 * @param last
 *            the frame it ends in
 * @param score
 *            the sum of the logarithms along the way
 */
record CtcPath(int[] first, int[] last, double score) {
    boolean has(int label) {
        return first[label] >= 0;
    }
}
