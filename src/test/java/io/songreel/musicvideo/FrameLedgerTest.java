package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FrameLedgerTest {
    @Test
    void the_published_example_comes_out() {
        FrameLedger ledger = new FrameLedger(25, 8_081_081, 44_100, List.of(0L, 4L * 44_100));
        assertThat(ledger.totalFrames()).isEqualTo(4581);
        assertThat(ledger.frames(0)).isEqualTo(100);
        assertThat(ledger.frames(1)).isEqualTo(4481);
        assertThat(ledger.endSeconds(0)).isEqualTo(4.0);
        assertThat(ledger.endSeconds(1)).isEqualTo(8_081_081 / 44_100.0);
        // 183.244467 s are 16,492,002 ticks; 4580 frames take 16,488,000 of them
        assertThat(ledger.totalTicks()).isEqualTo(16_492_002);
        assertThat(ledger.lastFrameTicks()).isEqualTo(4_002);
    }

    @Test
    void a_cut_is_rounded_from_whole_samples() {
        assertThat(FrameLedger.frameAt(25, 44_100, 881)).as("half a frame less one sample").isZero();
        assertThat(FrameLedger.frameAt(25, 44_100, 882)).as("half a frame").isEqualTo(1);
        assertThat(FrameLedger.frameAt(30, 44_100, 7200L * 44_100)).isEqualTo(216_000);
    }

    @Test
    void the_shortest_song_is_one_frame_that_lasts_as_long_as_it() {
        FrameLedger ledger = new FrameLedger(30, 1, 192_000, List.of(0L));
        assertThat(ledger.totalFrames()).isEqualTo(1);
        assertThat(ledger.lastFrameTicks()).isEqualTo(1);
    }

    @Test
    void a_scene_without_a_frame_is_refused() {
        assertThatThrownBy(() -> new FrameLedger(25, 44_100, 44_100, List.of(0L, 100L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameLedger(25, 44_100, 44_100, List.of(0L, 44_000L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameLedger(25, 44_100, 44_100, List.of(882L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameLedger(25, 0, 44_100, List.of(0L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 20_000)
    void scene_boundaries_stay_on_the_frame_ledger(@ForAll("fps") int fps, @ForAll("rates") int rate,
            @ForAll @DoubleRange(min = 0.05, max = 7_200) double duration,
            @ForAll @DoubleRange(min = 0.5, max = 20) double window) {
        long samples = Math.max(1, (long) (duration * rate));
        List<Long> starts = Arrays.stream(FixedCuts.every(window, fps, samples, rate))
                .map(cut -> FrameLedger.sampleAt(fps, rate, cut)).boxed().toList();
        FrameLedger ledger = new FrameLedger(fps, samples, rate, starts);
        long frames = 0;
        double at = 0;
        for (int k = 0; k < ledger.scenes(); k++) {
            if (ledger.frames(k) < 1 || ledger.cut(k) != frames || ledger.startSeconds(k) != at
                    || ledger.cut(k) != exactRound(starts.get(k), fps, rate)) {
                fail("scene %d of %s, after %d frames and %s s", k, ledger, frames, at);
            }
            frames += ledger.frames(k);
            at = ledger.endSeconds(k);
        }
        assertThat(frames).isEqualTo(ledger.totalFrames());
        assertThat(at).isEqualTo((double) samples / rate);
    }

    @Property(tries = 20_000)
    void the_last_frame_starts_before_the_song_ends_and_takes_up_the_rest(@ForAll("fps") int fps,
            @ForAll("rates") int rate, @ForAll @LongRange(min = 1, max = 7_200L * 192_000) long anySamples) {
        long samples = Math.min(anySamples, 7_200L * rate);
        FrameLedger ledger = new FrameLedger(fps, samples, rate, List.of(0L));
        assertThat((ledger.totalFrames() - 1) * rate).isLessThan(samples * fps);
        assertThat((ledger.totalFrames() - 1) * ledger.ticksPerFrame() + ledger.lastFrameTicks())
                .isEqualTo(Math.max(1, ledger.totalTicks()));
        assertThat(ledger.lastFrameTicks()).isBetween(1L, 3L * ledger.ticksPerFrame() / 2 + 1);
        // the track's end is the song's to less than one tick
        assertThat(Math.abs(ledger.totalTicks() * rate - samples * 90_000L) * 2).isLessThanOrEqualTo(rate);
    }

    @Property(tries = 20_000)
    void a_frame_s_sample_leads_back_to_the_frame(@ForAll("fps") int fps, @ForAll("rates") int rate,
            @ForAll @LongRange(min = 0, max = 216_000) long frame) {
        assertThat(FrameLedger.frameAt(fps, rate, FrameLedger.sampleAt(fps, rate, frame))).isEqualTo(frame);
    }

    /** floor(t · fps + ½) in whole numbers of any size: another way to the same rounding. */
    private static long exactRound(long sample, int fps, int rate) {
        BigInteger doubled = BigInteger.valueOf(sample).multiply(BigInteger.valueOf(fps)).shiftLeft(1);
        return doubled.add(BigInteger.valueOf(rate)).divide(BigInteger.valueOf(rate).shiftLeft(1)).longValueExact();
    }

    @Provide
    Arbitrary<Integer> fps() {
        return Arbitraries.of(24, 25, 30);
    }

    @Provide
    Arbitrary<Integer> rates() {
        return Arbitraries.of(8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000);
    }
}
