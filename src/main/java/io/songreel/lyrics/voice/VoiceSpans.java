package io.songreel.lyrics.voice;

import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the probability of each window into spans by hysteresis, to the sample as Silero's {@code get_speech_timestamps}
 * without a longest duration. Counts in samples; memory grows with the spans only.
 */
final class VoiceSpans {
    private static final long NOWHERE = -1;

    private final VoiceRules rules;
    private final int window;
    private final long shortestVoice;
    private final long shortestSilence;
    private final long padding;
    private final List<long[]> found = new ArrayList<>();
    private long at;
    private long start = NOWHERE;
    /** Where the probability fell first while the voice may still go on. */
    private long fell = NOWHERE;

    VoiceSpans(VoiceRules rules, int window) {
        this.rules = rules;
        this.window = window;
        shortestVoice = samples(rules.shortestVoice());
        shortestSilence = samples(rules.shortestSilence());
        padding = samples(rules.padding());
    }

    private static long samples(Duration time) {
        return time.toMillis() * Pcm16k.RATE / 1000;
    }

    /** The probability of the next window. */
    void add(float probability) {
        if (probability >= rules.threshold()) {
            fell = NOWHERE;
            if (start == NOWHERE) {
                start = at;
            }
        } else if (probability < rules.release() && start != NOWHERE) {
            if (fell == NOWHERE) {
                fell = at;
            }
            if (at - fell >= shortestSilence) {
                keep(fell);
                start = NOWHERE;
                fell = NOWHERE;
            }
        }
        at += window;
    }

    private void keep(long end) {
        if (end - start > shortestVoice) {
            found.add(new long[]{start, end});
        }
    }

    /** The spans of a song of {@code length} samples, padded; two that would touch share the silence between them. */
    List<Span> end(long length) {
        if (start != NOWHERE) {
            keep(length);
            start = NOWHERE;
        }
        for (int i = 0; i < found.size(); i++) {
            long[] span = found.get(i);
            if (i == 0) {
                span[0] = Math.max(0, span[0] - padding);
            }
            if (i == found.size() - 1) {
                span[1] = Math.min(length, span[1] + padding);
            } else {
                long[] next = found.get(i + 1);
                long silence = next[0] - span[1];
                long share = Math.min(padding, silence / 2);
                span[1] += share;
                next[0] -= share;
            }
        }
        return found.stream().map(span -> new Span((double) span[0] / Pcm16k.RATE, (double) span[1] / Pcm16k.RATE))
                .toList();
    }
}
