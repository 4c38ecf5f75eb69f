package io.songreel.lyrics.whisper.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * What may not come next in a transcript: no blank beginning, no annotations, and times in pairs that never fall, as the
 * reference implementation (openai/whisper, {@code decoding.py}) has it.
 */
final class LogitRules {
    /** A transcript begins within the first second of its window. */
    private static final double LATEST_START_SECONDS = 1;
    private static final double WINDOW_SECONDS = 30;

    private final SpecialTokens tokens;
    private final int[] suppressed;
    private final int blank;
    private final int latestStart;

    LogitRules(WhisperModel model) {
        tokens = model.tokens();
        suppressed = model.suppressed().stream().mapToInt(Integer::intValue)
                .filter(token -> token < model.shape().vocabulary()).toArray();
        blank = model.blank();
        latestStart = tokens.firstTime()
                + (int) Math.rint(LATEST_START_SECONDS * model.shape().frames() / WINDOW_SECONDS);
    }

    /** Sets to −∞ what may not follow {@code text}. */
    void apply(float[] logits, List<Integer> text) {
        if (text.isEmpty()) {
            if (blank >= 0) {
                forbid(logits, blank, blank + 1);
            }
            forbid(logits, tokens.end(), tokens.end() + 1);
        }
        for (int token : suppressed) {
            logits[token] = Float.NEGATIVE_INFINITY;
        }
        forbid(logits, tokens.noTimes(), tokens.noTimes() + 1);
        times(logits, text);
        double timed = LogProbabilities.logSumExp(logits, tokens.firstTime(), logits.length);
        if (timed > LogProbabilities.max(logits, 0, tokens.firstTime())) {
            forbid(logits, 0, tokens.firstTime());
        }
    }

    private void times(float[] logits, List<Integer> text) {
        int count = text.size();
        boolean afterTime = count >= 1 && tokens.isTime(text.get(count - 1));
        boolean afterPair = count < 2 || tokens.isTime(text.get(count - 2));
        if (afterTime && afterPair) {
            forbid(logits, tokens.firstTime(), logits.length);
        } else if (afterTime) {
            forbid(logits, 0, tokens.end());
        }
        int last = lastTime(text);
        if (last >= 0) {
            // a stretch has a length, or the window would never end
            forbid(logits, tokens.firstTime(), afterTime && !afterPair ? last : last + 1);
        }
        if (count == 0) {
            forbid(logits, 0, tokens.firstTime());
            forbid(logits, latestStart + 1, logits.length);
        }
    }

    private int lastTime(List<Integer> text) {
        for (int i = text.size() - 1; i >= 0; i--) {
            if (tokens.isTime(text.get(i))) {
                return text.get(i);
            }
        }
        return -1;
    }

    private static void forbid(float[] logits, int from, int to) {
        if (from < to) {
            Arrays.fill(logits, from, Math.min(to, logits.length), Float.NEGATIVE_INFINITY);
        }
    }
}
