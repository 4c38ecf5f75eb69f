package io.songreel.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SamplerTest {
    @Property(tries = 200)
    void what_is_drawn_is_what_the_filters_leave(@ForAll long seed, @ForAll @IntRange(max = 20) int topK,
            @ForAll @DoubleRange(min = 0.05, max = 1) double topP, @ForAll @DoubleRange(max = 0.5) double minP,
            @ForAll @DoubleRange(min = 0.2, max = 2) double temperature) {
        Random random = new Random(seed);
        float[] logits = new float[300];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian() * 3;
        }
        BitSet allowed = new BitSet();
        IntStream.range(0, 250).filter(_ -> random.nextInt(4) > 0).forEach(allowed::set);
        Set<Integer> open = open(logits, allowed, temperature, topK, topP, minP);
        Sampler sampler = new Sampler(new Sampling(1, temperature, topK, topP, minP), seed);
        Set<Integer> seen = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            seen.add(sampler.next(logits, allowed));
        }
        assertThat(open).containsAll(seen);
        if (open.size() == 1) {
            assertThat(seen).isEqualTo(open);
        }
    }

    /** By sorting everything; a margin for sums that end right at a border. */
    private static Set<Integer> open(float[] logits, BitSet allowed, double temperature, int topK, double topP,
            double minP) {
        List<Integer> sorted = allowed.stream().boxed().sorted(Comparator.comparingDouble(id -> -logits[id])).toList();
        double top = logits[sorted.getFirst()];
        List<Integer> kept = sorted.stream().limit(topK > 0 ? topK : sorted.size()).filter(id -> Math.exp((logits[id]
                - top) / temperature) >= minP * (1 - 1e-9)).toList();
        double sum = kept.stream().mapToDouble(id -> Math.exp((logits[id] - top) / temperature)).sum();
        Set<Integer> open = new TreeSet<>();
        double mass = 0;
        for (int id : kept) {
            if (open.isEmpty() || mass < topP * sum * (1 + 1e-9)) {
                open.add(id);
            }
            mass += Math.exp((logits[id] - top) / temperature);
        }
        return open;
    }

    @Test
    void tokens_come_as_often_as_they_are_likely() {
        float[] logits = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2), -100};
        Sampler sampler = new Sampler(new Sampling(1, 1, 0, 1, 0), 11);
        int[] counts = new int[4];
        for (int i = 0; i < 20_000; i++) {
            counts[sampler.next(logits, null)]++;
        }
        assertThat(counts[0] / 20_000.0).isCloseTo(0.5, offset(0.02));
        assertThat(counts[1] / 20_000.0).isCloseTo(0.3, offset(0.02));
        assertThat(counts[3]).isZero();
    }

    @Test
    void what_was_written_is_less_likely_then() {
        float[] logits = {1, 0.9f, -1};
        Sampler sampler = new Sampler(new Sampling(1.5, 0, 0, 1, 0), 0);
        int[] written = IntStream.range(0, 3).map(_ -> sampler.next(logits, null)).toArray();
        assertThat(written).containsExactly(0, 1, 0);
        BitSet negative = new BitSet();
        negative.set(2);
        assertThat(sampler.next(logits, negative)).isEqualTo(2);
    }

    @Test
    void broken_logits_still_give_a_token_that_is_allowed() {
        float[] broken = {Float.NaN, Float.NaN, Float.NEGATIVE_INFINITY, Float.NaN};
        BitSet allowed = new BitSet();
        allowed.set(1, 4);
        for (Sampling how : List.of(Sampling.GREEDY, new Sampling(1.2, 0.8, 40, 0.9, 0.05))) {
            Sampler sampler = new Sampler(how, 3);
            for (int i = 0; i < 10; i++) {
                assertThat(allowed.get(sampler.next(broken, allowed))).isTrue();
            }
        }
        assertThatThrownBy(() -> new Sampler(Sampling.GREEDY, 0).next(broken, new BitSet())).isInstanceOf(
                IllegalArgumentException.class);
        assertThat(Arrays.asList(0, 1)).contains(new Sampler(new Sampling(1, 1, 0, 1, 0), 0).next(new float[]{
            Float.POSITIVE_INFINITY, 1}, null));
    }

    @Test
    void nonsense_is_no_sampling() {
        assertThatThrownBy(() -> new Sampling(1, Double.NaN, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sampling(0.5, 1, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sampling(1, 1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
