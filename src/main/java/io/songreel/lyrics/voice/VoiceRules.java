package io.songreel.lyrics.voice;

import java.time.Duration;

/**
 * When a probability counts as a voice.
 *
 * @param threshold
 *            a voice begins where the probability reaches this, 0 to 1
 * @param release
 *            and ends where it falls below this; not above {@code threshold}
 * @param shortestVoice
 *            what does not last longer is dropped
 * @param shortestSilence
 *            a voice goes on over a shorter one
 * @param padding
 *            added to both sides of each span, as far as there is room
 */
public record VoiceRules(double threshold, double release, Duration shortestVoice, Duration shortestSilence,
        Duration padding) {
    /** Silero's own rules for speech. */
    public static final VoiceRules SPEECH = of(0.5);

    /**
     * For a separated voice, or a song in which singing is looked for: sung vowels look less like speech than spoken ones do, and music covers them.
     * Lower still, pauses count as voices ({@code scripts/bench/voices}).
     */
    public static final VoiceRules STEM = of(0.2);

    public VoiceRules {
        if (!(release > 0) || !(threshold >= release) || !(threshold <= 1)) {
            throw new IllegalArgumentException("thresholds are above 0 and at most 1, the release is the lower one");
        }
        if (shortestVoice.isNegative() || shortestSilence.isNegative() || padding.isNegative()) {
            throw new IllegalArgumentException("a duration is negative");
        }
    }

    /** Silero's rules with another threshold, 0 to 1; the release lies 0.15 below it. */
    public static VoiceRules of(double threshold) {
        return new VoiceRules(threshold, Math.max(threshold - 0.15, 0.01), Duration.ofMillis(250),
                Duration.ofMillis(100), Duration.ofMillis(30));
    }
}
