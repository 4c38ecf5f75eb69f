package io.songreel.lyrics.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Stop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ForcedAlignmentTest {
    private static final Path CASES = Path.of("src/test/resources/lyrics/ctc/forced.json");

    @Test
    void paths_are_those_of_torchaudio() throws IOException {
        JsonNode cases = new ObjectMapper().readTree(CASES.toFile());
        assertThat(cases.size()).isGreaterThan(150);
        for (JsonNode one : cases) {
            int frames = one.get("frames").asInt();
            int tokens = one.get("tokens").asInt();
            Emissions emissions = emissions(floats(one.get("emissions").asText()), frames, tokens);
            CtcLabels labels = anywhere(ints(one.get("labels")), new boolean[one.get("labels").size()]);
            CtcPath path = ForcedAlignment.align(emissions, labels, CancelToken.never()).orElseThrow();
            assertThat(path.score()).isCloseTo(one.get("score").asDouble(), within(1e-4));
            assertThat(columns(path, labels, frames)).as(one.get("labels").toString())
                    .containsExactly(ints(one.get("path")));
        }
    }

    /** Every way there is, on songs of a few frames: the best that says the labels, with any of the optional ones. */
    @Test
    void no_way_is_better_with_stars_and_labels_that_may_be_left_out() {
        Random random = new Random(5);
        int found = 0;
        for (int i = 0; i < 400; i++) {
            int frames = 1 + random.nextInt(6);
            int tokens = 2 + random.nextInt(2);
            Emissions emissions = random(frames, tokens, random);
            CtcLabels labels = randomLabels(tokens, random);
            Optional<CtcPath> path = ForcedAlignment.align(emissions, labels, CancelToken.never());
            double best = best(emissions, labels);
            assertThat(path.isPresent()).isEqualTo(best > Double.NEGATIVE_INFINITY);
            if (path.isPresent()) {
                found++;
                assertThat(path.get().score()).isCloseTo(best, within(1e-6));
                int[] columns = columns(path.get(), labels, frames);
                assertThat(score(emissions, columns)).isCloseTo(best, within(1e-6));
                assertThat(sayings(labels)).contains(collapse(columns));
            }
        }
        assertThat(found).isGreaterThan(200);
    }

    @Test
    void labels_keep_to_their_windows() {
        Random random = new Random(9);
        for (int i = 0; i < 200; i++) {
            int frames = 40;
            Emissions emissions = random(frames, 5, random);
            int count = 6;
            int[] columns = random.ints(count, 1, 5).toArray();
            int[] from = new int[count];
            int[] to = new int[count];
            for (int j = 0; j < count; j++) {
                from[j] = 3 + 6 * j - random.nextInt(4);
                to[j] = from[j] + 5;
            }
            CtcPath path = ForcedAlignment
                    .align(emissions, new CtcLabels(columns, new boolean[count], new double[count], from, to),
                            CancelToken.never())
                    .orElseThrow();
            for (int j = 0; j < count; j++) {
                assertThat(path.first()[j]).isGreaterThanOrEqualTo(from[j]);
                assertThat(path.last()[j]).isBetween(path.first()[j], to[j]);
            }
        }
    }

    /** The first letter could be here or there; a rest that costs nothing keeps the likelier one. */
    @Test
    void rests_that_cost_hold_letters_together() {
        EmissionTable table = new EmissionTable(100, 0.02, 0, 1, 2);
        for (int t = 0; t < 100; t++) {
            float[] logits = {9, 0, 0};
            logits[1] += t == 5 ? 12 : t == 90 ? 10 : 0;
            logits[2] += t == 93 ? 15 : 0;
            table.put(t, logits, 0, 3);
        }
        Emissions emissions = table.emissions();
        int[] said = {1, 2};
        CtcPath free = ForcedAlignment.align(emissions, anywhere(said, new boolean[2]), CancelToken.never())
                .orElseThrow();
        assertThat(free.first()).containsExactly(5, 93);
        CtcLabels costly = new CtcLabels(said, new boolean[2], new double[]{0, 0.05}, new int[2], new int[]{99, 99});
        CtcPath close = ForcedAlignment.align(emissions, costly, CancelToken.never()).orElseThrow();
        assertThat(close.first()).containsExactly(90, 93);
        // two blanks are left between them
        assertThat(close.score()).isCloseTo(score(emissions, columns(close, costly, 100)) - 2 * 0.05, within(1e-6));
    }

    @Test
    void what_does_not_fit_is_not_aligned() {
        Emissions emissions = random(3, 4, new Random(1));
        assertThat(ForcedAlignment.align(emissions, anywhere(new int[]{1, 2, 3, 1}, new boolean[4]),
                CancelToken.never())).isEmpty();
        assertThat(ForcedAlignment.align(emissions, anywhere(new int[]{1, 1, 2}, new boolean[3]), CancelToken.never()))
                .isEmpty();
        CtcLabels early = new CtcLabels(new int[]{1, 2}, new boolean[2], new double[2], new int[]{2, 0},
                new int[]{2, 1});
        assertThat(ForcedAlignment.align(emissions, early, CancelToken.never())).isEmpty();
    }

    /** Twenty minutes and two thousand letters: the scores of all cells would be 1.9 GB. */
    @Test
    void a_long_song_takes_little_memory_and_every_letter_is_found() {
        int frames = 60_000;
        int letters = 2_000;
        Random random = new Random(3);
        float[] values = new float[frames * 8];
        float[] best = new float[frames];
        Arrays.fill(values, -9);
        for (int t = 0; t < frames; t++) {
            values[t * 8] = 0;
        }
        int[] said = new int[letters];
        int[] at = new int[letters];
        for (int i = 0; i < letters; i++) {
            said[i] = 1 + random.nextInt(7);
            at[i] = 30 * i + random.nextInt(20);
            values[at[i] * 8] = -9;
            values[at[i] * 8 + said[i]] = 0;
        }
        Emissions emissions = new Emissions(frames, 8, 0.02, values, best);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        CtcPath path = ForcedAlignment.align(emissions, anywhere(said, new boolean[letters]), CancelToken.never())
                .orElseThrow();
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20L << 20);
        assertThat(path.first()).containsExactly(at);
        assertThat(path.last()).containsExactly(at);
        assertThat(path.score()).isZero();
    }

    @Test
    void a_cancel_ends_it() {
        Stop stop = new Stop();
        stop.pull();
        assertThatThrownBy(
                () -> ForcedAlignment.align(random(500, 4, new Random(1)), anywhere(new int[]{1}, new boolean[1]),
                        stop))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void two_labels_in_a_row_cannot_both_be_left_out() {
        assertThatThrownBy(() -> anywhere(new int[]{1, 2}, new boolean[]{true, true}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static CtcLabels anywhere(int[] columns, boolean[] optional) {
        return new CtcLabels(columns, optional, new double[columns.length], new int[columns.length], columns).unbound();
    }

    static Emissions random(int frames, int columns, Random random) {
        int[] tokens = new int[columns];
        Arrays.setAll(tokens, i -> i);
        EmissionTable table = new EmissionTable(frames, 0.02, tokens);
        for (int t = 0; t < frames; t++) {
            float[] logits = new float[columns];
            for (int i = 0; i < columns; i++) {
                logits[i] = (float) (3 * random.nextGaussian());
            }
            table.put(t, logits, 0, columns);
        }
        return table.emissions();
    }

    private static CtcLabels randomLabels(int tokens, Random random) {
        int count = 1 + random.nextInt(4);
        int[] columns = new int[count];
        boolean[] optional = new boolean[count];
        for (int i = 0; i < count; i++) {
            columns[i] = random.nextInt(3) == 0 ? CtcLabels.STAR : 1 + random.nextInt(tokens - 1);
            optional[i] = random.nextBoolean() && (i == 0 || !optional[i - 1]);
        }
        return anywhere(columns, optional);
    }

    /** Blanks are 0, stars −1. */
    private static int[] columns(CtcPath path, CtcLabels labels, int frames) {
        int[] columns = new int[frames];
        for (int i = 0; i < labels.count(); i++) {
            if (path.has(i)) {
                Arrays.fill(columns, path.first()[i], path.last()[i] + 1, labels.columns()[i]);
            }
        }
        return columns;
    }

    private static double best(Emissions emissions, CtcLabels labels) {
        Set<List<Integer>> sayings = sayings(labels);
        double best = Double.NEGATIVE_INFINITY;
        int symbols = emissions.columns() + 1;
        int ways = (int) Math.pow(symbols, emissions.frames());
        int[] columns = new int[emissions.frames()];
        for (int way = 0; way < ways; way++) {
            int rest = way;
            for (int t = 0; t < columns.length; t++) {
                columns[t] = rest % symbols - 1;
                rest /= symbols;
            }
            if (sayings.contains(collapse(columns))) {
                best = Math.max(best, score(emissions, columns));
            }
        }
        return best;
    }

    private static double score(Emissions emissions, int... columns) {
        double score = 0;
        for (int t = 0; t < columns.length; t++) {
            score += columns[t] < 0
                    ? emissions.best()[t] - ForcedAlignment.STAR_COST
                    : emissions.values()[t * emissions.columns() + columns[t]];
        }
        return score;
    }

    /** What CTC reads from frames: repetitions once, blanks gone. */
    private static List<Integer> collapse(int... columns) {
        List<Integer> said = new ArrayList<>();
        int before = 0;
        for (int column : columns) {
            if (column != before && column != 0) {
                said.add(column);
            }
            before = column;
        }
        return said;
    }

    private static Set<List<Integer>> sayings(CtcLabels labels) {
        Set<List<Integer>> sayings = new HashSet<>();
        sayings.add(List.of());
        for (int i = 0; i < labels.count(); i++) {
            Set<List<Integer>> longer = labels.optional()[i] ? new HashSet<>(sayings) : new HashSet<>();
            for (List<Integer> saying : sayings) {
                List<Integer> next = new ArrayList<>(saying);
                next.add(labels.columns()[i]);
                longer.add(next);
            }
            sayings = longer;
        }
        return sayings;
    }

    private static Emissions emissions(float[] values, int frames, int columns) {
        float[] best = new float[frames];
        for (int t = 0; t < frames; t++) {
            best[t] = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < columns; i++) {
                best[t] = Math.max(best[t], values[t * columns + i]);
            }
        }
        return new Emissions(frames, columns, 0.02, values, best);
    }

    private static int[] ints(JsonNode list) {
        int[] values = new int[list.size()];
        Arrays.setAll(values, i -> list.get(i).asInt());
        return values;
    }

    static float[] floats(String base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
