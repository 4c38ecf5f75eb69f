package io.songreel.lyrics.voice;

import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.media.PcmSource;
import java.io.IOException;

/** Samples of any rate in the forms that models hear. They read from the source, which must stay open. */
public final class Songs {
    private Songs() {
    }

    /** For transcribers, voice detectors and aligners. */
    public static Pcm16k speech(PcmSource song) {
        PcmSource resampled = song.resampledTo(Pcm16k.RATE);
        return new Pcm16k() {
            @Override
            public long length() {
                return resampled.samples();
            }

            @Override
            public int read(long position, float[] into, int count) throws IOException {
                return resampled.read(position, into, count);
            }
        };
    }

    /** For a separator, on both channels alike. */
    public static VocalSeparator.Mix mix(PcmSource song) {
        PcmSource resampled = song.resampledTo(VocalSeparator.RATE);
        return new VocalSeparator.Mix() {
            @Override
            public long length() {
                return resampled.samples();
            }

            @Override
            public int read(long position, float[] left, float[] right, int count) throws IOException {
                int read = resampled.read(position, left, count);
                System.arraycopy(left, 0, right, 0, count);
                return read;
            }
        };
    }
}
