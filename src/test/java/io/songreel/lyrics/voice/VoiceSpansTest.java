package io.songreel.lyrics.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.lyrics.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VoiceSpansTest {
    private static final int WINDOW = 512;

    private static List<Span> spans(VoiceRules rules, long length, Iterable<Float> probabilities) {
        VoiceSpans spans = new VoiceSpans(rules, WINDOW);
        probabilities.forEach(spans::add);
        return spans.end(length);
    }

    @Test
    void spans_are_the_reference_s_to_the_sample() throws IOException {
        int found = 0;
        for (JsonNode song : Voices.json("silero.json").get("scripted")) {
            VoiceSpans spans = new VoiceSpans(VoiceRules.of(song.get("threshold").asDouble()), WINDOW);
            song.get("probabilities").forEach(probability -> spans.add((float) probability.asDouble()));
            List<Span> wanted = Voices.spans(song.get("spans"));
            assertThat(spans.end(song.get("length").asLong())).isEqualTo(wanted);
            found += wanted.size();
        }
        assertThat(found).as("the script says something").isGreaterThan(20);
    }

    @Property(tries = 500)
    void spans_are_in_order_apart_and_within_the_song(
            @ForAll @Size(max = 200) List<@FloatRange(min = 0, max = 1) Float> probabilities,
            @ForAll @IntRange(max = 511) int missing, @ForAll @IntRange(max = 400) int padding) {
        VoiceRules rules = new VoiceRules(0.5, 0.35, Duration.ofMillis(64), Duration.ofMillis(100),
                Duration.ofMillis(padding));
        long length = Math.max(0, (long) probabilities.size() * WINDOW - missing);
        double at = 0;
        for (Span span : spans(rules, length, probabilities)) {
            assertThat(span.start()).isGreaterThanOrEqualTo(at);
            assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(length / 16_000.0);
            at = span.end();
        }
    }

    @Property(tries = 200)
    void a_lower_threshold_hears_no_less(
            @ForAll @Size(max = 120) List<@FloatRange(min = 0, max = 1) Float> probabilities) {
        long length = (long) probabilities.size() * WINDOW;
        assertThat(total(spans(VoiceRules.of(0.3), length, probabilities)))
                .isGreaterThanOrEqualTo(total(spans(VoiceRules.of(0.6), length, probabilities)) - 1e-9);
    }

    private static double total(List<Span> spans) {
        return spans.stream().mapToDouble(span -> span.end() - span.start()).sum();
    }

    @Test
    void rules_that_could_not_be_are_refused() {
        Duration some = Duration.ofMillis(100);
        assertThatThrownBy(() -> new VoiceRules(0.3, 0.4, some, some, some))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VoiceRules(1.2, 0.4, some, some, some))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VoiceRules(0.5, 0.4, some.negated(), some, some))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(VoiceRules.of(0.1).release()).isEqualTo(0.01);
    }
}
