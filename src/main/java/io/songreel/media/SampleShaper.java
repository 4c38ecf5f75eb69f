package io.songreel.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.ShortPointer;

/** Applies the fades and rounds to the encoder's sample form. Counts what would not fit. */
final class SampleShaper {
    private static final int FULL_SCALE_16 = 1 << 15;
    private static final int FULL_SCALE_24 = 1 << 23;

    private final FilmParts parts;
    private final int channels;
    private final int format;
    private final boolean rounds;
    private long clipped;

    /**
     * @param rounds
     *            the decoder gives finer samples than 24-bit integers
     */
    SampleShaper(FilmParts parts, int channels, int format, boolean rounds) {
        this.parts = parts;
        this.channels = channels;
        this.format = format;
        this.rounds = rounds;
    }

    /** Writes {@code run} (interleaved, full scale ±1), which starts at sample {@code position} of the song. */
    void shape(float[] run, long position, AVFrame frame) {
        if (parts.fades().any()) {
            fade(run, position);
        }
        switch (format) {
            case avutil.AV_SAMPLE_FMT_S16 -> {
                short[] rounded = new short[run.length];
                for (int i = 0; i < run.length; i++) {
                    rounded[i] = (short) round(run[i], FULL_SCALE_16);
                }
                new ShortPointer(frame.data(0)).put(rounded);
            }
            case avutil.AV_SAMPLE_FMT_S32 -> {
                int[] rounded = new int[run.length];
                for (int i = 0; i < run.length; i++) {
                    rounded[i] = round(run[i], FULL_SCALE_24) << 8;
                }
                new IntPointer(frame.data(0)).put(rounded);
            }
            default -> {
                float[] plane = new float[run.length / channels];
                for (int channel = 0; channel < channels; channel++) {
                    for (int i = 0; i < plane.length; i++) {
                        plane[i] = run[i * channels + channel];
                    }
                    new FloatPointer(frame.data(channel)).put(plane);
                }
            }
        }
    }

    private void fade(float[] run, long position) {
        SongFacts facts = parts.facts();
        for (int i = 0; i < run.length; i++) {
            run[i] *= (float) parts.fades().gain(position + i / channels, facts.samples(), facts.sampleRate());
        }
    }

    private int round(float sample, int fullScale) {
        double scaled = Math.rint((double) sample * fullScale);
        if (scaled >= -fullScale && scaled < fullScale) {
            return (int) scaled;
        }
        // exactly +1.0 is the usual full-scale peak of a float file; one step less is no clipping
        if (scaled != fullScale) {
            clipped++;
        }
        return scaled > 0 ? fullScale - 1 : scaled < 0 ? -fullScale : 0;
    }

    /** What was lost on the way to integers, for a person. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (rounds) {
            warnings.add("the film holds the decoded song as 24-bit FLAC");
        }
        if (clipped > 0) {
            warnings.add(String.format(Locale.ROOT, "%d samples beyond full scale were clipped", clipped));
        }
        return warnings;
    }
}
