package io.songreel.diffusion.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A prompt of any length as text encoders take it: chunks of 77 tokens, each with its own start and end. The encoder's
 * states of the chunks, one after the other, are the prompt's.
 *
 * @param chunks
 *            at least one
 * @param blank
 *            the chunk of an empty prompt
 */
public record PromptChunks(List<Chunk> chunks, Chunk blank) {
    /** Tokens in a chunk, with start and end. */
    public static final int LENGTH = 77;
    /** The most chunks that a prompt may have. */
    public static final int MOST = 16;
    private static final int ROOM = LENGTH - 2;

    public PromptChunks {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("a prompt has a chunk");
        }
    }

    /**
     * What one run of the encoder takes.
     *
     * @param ids
     *            {@link #LENGTH} of them
     * @param weights
     *            one for each id; 1 for start, end and padding
     */
    public record Chunk(long[] ids, float[] weights) {
        /** Whether any token counts more or less than usual. */
        public boolean weighted() {
            for (float weight : weights) {
                if (weight != 1) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Reads weights, cuts into tokens and chunks. A chunk is filled up with the tokenizer's padding token.
     *
     * @throws PromptTooLong
     *             more than {@link #MOST} chunks
     */
    public static PromptChunks of(ClipTokenizer tokenizer, String prompt) {
        List<Chunk> chunks = new ArrayList<>();
        Chunk chunk = empty(tokenizer);
        int filled = 0;
        for (WeightedText piece : PromptWeights.parse(prompt)) {
            for (int id : tokenizer.encode(piece.text())) {
                if (filled == ROOM) {
                    chunks.add(ended(chunk, filled, tokenizer));
                    chunk = empty(tokenizer);
                    filled = 0;
                }
                if (chunks.size() == MOST) {
                    throw new PromptTooLong(MOST * ROOM);
                }
                filled++;
                chunk.ids[filled] = id;
                chunk.weights[filled] = piece.weight();
            }
        }
        chunks.add(ended(chunk, filled, tokenizer));
        return new PromptChunks(chunks, ended(empty(tokenizer), 0, tokenizer));
    }

    /** With blank chunks behind, up to a count: guidance needs prompt and negative prompt of one length. */
    public PromptChunks paddedTo(int count) {
        List<Chunk> more = new ArrayList<>(chunks);
        while (more.size() < count) {
            more.add(blank);
        }
        return new PromptChunks(more, blank);
    }

    public int count() {
        return chunks.size();
    }

    private static Chunk empty(ClipTokenizer tokenizer) {
        long[] ids = new long[LENGTH];
        float[] weights = new float[LENGTH];
        Arrays.fill(ids, tokenizer.pad());
        Arrays.fill(weights, 1);
        ids[0] = tokenizer.start();
        return new Chunk(ids, weights);
    }

    private static Chunk ended(Chunk chunk, int filled, ClipTokenizer tokenizer) {
        chunk.ids[filled + 1] = tokenizer.end();
        return chunk;
    }
}
