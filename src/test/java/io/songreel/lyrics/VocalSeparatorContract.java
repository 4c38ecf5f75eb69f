package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.VocalSeparator.Mix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What every separator keeps to. */
public abstract class VocalSeparatorContract {
    /** A separator that may be asked several times. */
    protected abstract VocalSeparator separator();

    /** How long a song is that takes several windows. */
    protected int several() {
        return 5 * VocalSeparator.RATE;
    }

    /** A stereo song in memory; remembers the largest window that was read. */
    public static final class Stereo implements Mix {
        private final float[] left;
        private final float[] right;
        private int widest;

        public Stereo(float[] left, float[] right) {
            this.left = left;
            this.right = right;
        }

        @Override
        public long length() {
            return left.length;
        }

        @Override
        public int read(long position, float[] toLeft, float[] toRight, int count) {
            assertThat(position).isBetween(0L, (long) left.length);
            widest = Math.max(widest, count);
            int some = Math.clamp(left.length - position, 0, count);
            System.arraycopy(left, (int) position, toLeft, 0, some);
            System.arraycopy(right, (int) position, toRight, 0, some);
            return some;
        }

        /** Samples of the largest window. */
        public int widest() {
            return widest;
        }
    }

    /** A separated voice in memory. */
    public static final class Kept implements VocalSeparator.Sink {
        public float[] left = new float[0];
        public float[] right = new float[0];

        @Override
        public void take(float[] moreLeft, float[] moreRight, int count) {
            int at = left.length;
            left = Arrays.copyOf(left, at + count);
            right = Arrays.copyOf(right, at + count);
            System.arraycopy(moreLeft, 0, left, at, count);
            System.arraycopy(moreRight, 0, right, at, count);
        }
    }

    /** Two slow tones, one on each side, and a third in the middle. */
    protected static Stereo tones(int length) {
        float[] left = new float[length];
        float[] right = new float[length];
        for (int i = 0; i < length; i++) {
            double middle = 0.2 * Math.sin(2 * Math.PI * 330 * i / VocalSeparator.RATE);
            left[i] = (float) (middle + 0.3 * Math.sin(2 * Math.PI * 1000 * i / VocalSeparator.RATE));
            right[i] = (float) (middle + 0.1 * Math.cos(2 * Math.PI * 3000 * i / VocalSeparator.RATE));
        }
        return new Stereo(left, right);
    }

    @Test
    void the_voice_has_as_many_samples_as_the_song() throws IOException {
        for (int length : new int[]{0, 1, 1000, several() / 3, several()}) {
            Kept voice = new Kept();
            separator().separate(tones(length), voice, CancelToken.never(), Progress.none());
            assertThat(voice.left).hasSize(length);
            assertThat(voice.right).hasSize(length);
            for (float sample : voice.left) {
                assertThat(Float.isFinite(sample)).isTrue();
            }
        }
    }

    @Test
    void silence_stays_silent() throws IOException {
        Kept voice = new Kept();
        separator().separate(new Stereo(new float[several()], new float[several()]), voice, CancelToken.never(),
                Progress.none());
        for (float sample : voice.left) {
            assertThat(Math.abs(sample)).isLessThan(1e-4f);
        }
    }

    @Test
    void the_same_song_has_the_same_voice() throws IOException {
        VocalSeparator separator = separator();
        Kept once = new Kept();
        Kept again = new Kept();
        separator.separate(tones(several()), once, CancelToken.never(), Progress.none());
        separator.separate(tones(several()), again, CancelToken.never(), Progress.none());
        assertThat(again.left).isEqualTo(once.left);
        assertThat(again.right).isEqualTo(once.right);
    }

    @Test
    void progress_never_falls_and_ends_at_one() throws IOException {
        List<Double> seen = new ArrayList<>();
        separator().separate(tones(several()), new Kept(), CancelToken.never(), (fraction, message) -> {
            assertThat(message).isNotBlank();
            seen.add(fraction);
        });
        assertThat(seen).isSorted().allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(seen.getLast()).isEqualTo(1.0);
        assertThat(seen).as("more than one window").hasSizeGreaterThan(3);
    }

    @Test
    void a_cancel_leaves_by_exception_and_the_next_song_is_separated() throws IOException {
        VocalSeparator separator = separator();
        CancelSwitch token = new CancelSwitch();
        Kept cut = new Kept();
        assertThatThrownBy(() -> separator.separate(tones(several()), cut, token, (fraction, message) -> {
            if (fraction > 0) {
                token.cancel();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(cut.left.length).isLessThan(several());
        Kept whole = new Kept();
        separator.separate(tones(1000), whole, CancelToken.never(), Progress.none());
        assertThat(whole.left).hasSize(1000);
    }

    @Test
    void its_identity_is_a_name_that_stays() {
        assertThat(separator().identity()).isNotBlank().isEqualTo(separator().identity());
    }
}
