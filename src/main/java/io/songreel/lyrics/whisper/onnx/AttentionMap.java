package io.songreel.lyrics.whisper.onnx;

import io.songreel.lyrics.whisper.onnx.WhisperModel.Head;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where in the sound each token is, from the cross-attention of the heads that follow it: each head's attention over the
 * window's own frames, told apart from the other tokens' by mean and deviation, smoothed by a median of seven frames, and
 * the heads' mean taken (openai/whisper, {@code timing.py}).
 */
final class AttentionMap {
    private static final int MEDIAN = 7;

    private AttentionMap() {
    }

    /**
     * {@code [tokens][frames]}, the higher the likelier.
     *
     * @param attention
     *            by layer, {@code [heads][tokens][allFrames]} after the softmax
     * @param frames
     *            of the window's own sound; what is behind them is padding
     */
    static float[] of(Map<Integer, float[]> attention, List<Head> heads, int tokens, int allFrames, int frames) {
        float[] mean = new float[tokens * frames];
        float[] one = new float[tokens * frames];
        for (Head head : heads) {
            float[] layer = attention.getOrDefault(head.layer(), new float[0]);
            for (int t = 0; t < tokens; t++) {
                normalised(layer, (head.head() * tokens + t) * allFrames, one, t * frames, frames);
            }
            standardise(one, tokens, frames);
            for (int t = 0; t < tokens; t++) {
                median(one, t * frames, frames, mean);
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= heads.size();
        }
        return mean;
    }

    private static void normalised(float[] from, int at, float[] into, int to, int frames) {
        double sum = 0;
        for (int f = 0; f < frames; f++) {
            sum += from[at + f];
        }
        double scale = sum > 0 ? 1 / sum : 0;
        for (int f = 0; f < frames; f++) {
            into[to + f] = (float) (from[at + f] * scale);
        }
    }

    private static void standardise(float[] values, int tokens, int frames) {
        for (int f = 0; f < frames; f++) {
            double sum = 0;
            for (int t = 0; t < tokens; t++) {
                sum += values[t * frames + f];
            }
            double mean = sum / tokens;
            double squares = 0;
            for (int t = 0; t < tokens; t++) {
                double gap = values[t * frames + f] - mean;
                squares += gap * gap;
            }
            double deviation = Math.sqrt(squares / tokens);
            for (int t = 0; t < tokens; t++) {
                int at = t * frames + f;
                values[at] = deviation > 0 ? (float) ((values[at] - mean) / deviation) : 0;
            }
        }
    }

    /** Adds the row's running median, its ends mirrored. */
    private static void median(float[] values, int at, int frames, float[] sum) {
        int half = MEDIAN / 2;
        float[] window = new float[MEDIAN];
        for (int f = 0; f < frames; f++) {
            if (frames <= half) {
                sum[at + f] += values[at + f];
            } else {
                for (int k = 0; k < MEDIAN; k++) {
                    int place = Math.abs(f + k - half);
                    window[k] = values[at + (place < frames ? place : 2 * (frames - 1) - place)];
                }
                Arrays.sort(window);
                sum[at + f] += window[half];
            }
        }
    }
}
