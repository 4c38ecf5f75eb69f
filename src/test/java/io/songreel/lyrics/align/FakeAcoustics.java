package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A model whose probabilities a test writes down, frame by frame; what is not written is noise and blanks. */
final class FakeAcoustics implements Acoustics {
    static final double SECONDS_PER_FRAME = 0.02;
    private static final String LETTERS = "ETAONIHSRDLUMWCFGYPBVK'XJQZ";
    private final float[][] logits;

    FakeAcoustics(int frames, Random random) {
        logits = new float[frames][vocabulary().size()];
        for (float[] frame : logits) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = 3 * random.nextFloat();
            }
            frame[0] += 8;
        }
    }

    /** Of the shape of the well-known English ones. */
    static CtcVocabulary english() {
        Map<Integer, Integer> letters = new HashMap<>();
        for (int i = 0; i < LETTERS.length(); i++) {
            letters.put((int) LETTERS.charAt(i), 5 + i);
        }
        return new CtcVocabulary(letters, 0, 4, 5 + LETTERS.length());
    }

    /** Somebody says {@code text} from one time to another: each letter a peak of one frame. */
    FakeAcoustics say(String text, double from, double to) {
        Spelling spelling = new Spelling(english());
        int[] tokens = Arrays.stream(text.split(" ", -1)).map(spelling::of)
                .reduce((a, b) -> {
                    int[] both = Arrays.copyOf(a, a.length + 1 + b.length);
                    both[a.length] = 4;
                    System.arraycopy(b, 0, both, a.length + 1, b.length);
                    return both;
                }).orElseThrow();
        for (int i = 0; i < tokens.length; i++) {
            double at = from + (to - from) * i / tokens.length;
            logits[Math.min(logits.length - 1, (int) Math.round(at / SECONDS_PER_FRAME))][tokens[i]] += 16;
        }
        return this;
    }

    @Override
    public CtcVocabulary vocabulary() {
        return english();
    }

    @Override
    public Emissions listen(int[] tokens, CancelToken cancel, Progress progress) {
        cancel.check();
        EmissionTable table = new EmissionTable(logits.length, SECONDS_PER_FRAME, tokens);
        for (int t = 0; t < logits.length; t++) {
            table.put(t, logits[t], 0, logits[t].length);
        }
        return table.emissions();
    }
}
