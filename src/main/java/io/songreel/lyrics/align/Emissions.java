package io.songreel.lyrics.align;

/**
 * Natural logarithms of probabilities of a few of a CTC model's tokens.
 *
 * @param frames
 *            how many
 * @param columns
 *            how many tokens, the blank first
 * @param secondsPerFrame
 *            from one frame to the next; frame 0 starts the song
 * @param values
 *            frame by frame, {@code columns} each; not above 0
 * @param best
 *            of each frame: the greatest over <em>all</em> of the model's tokens
 */
public record Emissions(int frames, int columns, double secondsPerFrame, float[] values, float[] best) {
    public Emissions {
        if (values.length != Math.multiplyExact(frames, columns) || best.length != frames || columns < 1
                || !(secondsPerFrame > 0)) {
            throw new IllegalArgumentException("emissions are frames times columns");
        }
    }

    float at(int frame, int column) {
        return values[frame * columns + column];
    }

    /** Whether the model would rather hear nothing new than any letter. */
    boolean blank(int frame) {
        return at(frame, 0) >= best[frame];
    }
}
