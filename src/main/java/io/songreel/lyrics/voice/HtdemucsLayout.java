package io.songreel.lyrics.voice;

import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.TensorSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a graph of Hybrid Transformer Demucs takes and gives; told by the shapes, as exports name them differently. In:
 * the waveform {@code [1, 2, N]} and, where the transforms are left to the caller, the spectrogram
 * {@code [1, 4, bins, frames]}. Out: {@code [1, stems, 2, N]} and, likewise, {@code [1, stems, 4, bins, frames]}.
 *
 * @param mix
 *            name of the waveform
 * @param mag
 *            of the spectrogram; null where the graph makes its own
 * @param time
 *            name of the stems' waveforms
 * @param frequency
 *            of their spectrograms; null where {@code mag} is
 * @param segment
 *            samples that the graph hears at once
 * @param bins
 *            of a spectrogram, half of its window: the highest one is left out
 */
record HtdemucsLayout(String mix, @Nullable String mag, String time, @Nullable String frequency, int segment,
        int bins, int stems) {
    /** Drums, bass, other, vocals, and what else there is. */
    private static final int VOCALS = 3;
    /** Of the published models, for graphs that leave it open: 7.8 s. */
    private static final int USUAL_SEGMENT = 343_980;
    private static final int USUAL_BINS = 2048;
    private static final int LONGEST_SEGMENT = 60 * 44_100;
    private static final int MOST_BINS = 1 << 14;

    static HtdemucsLayout of(ModelSession session, String model) throws ModelException {
        String mix = named(session.inputs(), 3);
        String mag = named(session.inputs(), 4);
        String time = named(session.outputs(), 4);
        String frequency = named(session.outputs(), 5);
        if (mix == null || time == null || (mag == null) != (frequency == null)
                || session.inputs().size() != (mag == null ? 1 : 2)) {
            throw unknown(model);
        }
        int segment = side(session.inputs(), mix, 2, USUAL_SEGMENT);
        int bins = mag == null ? USUAL_BINS : side(session.inputs(), mag, 2, USUAL_BINS);
        HtdemucsLayout layout = new HtdemucsLayout(mix, mag, time, frequency, segment, bins,
                side(session.outputs(), time, 1, VOCALS + 1));
        boolean framed = mag == null || side(session.inputs(), mag, 3, layout.frames()) == layout.frames();
        boolean sound = side(session.inputs(), mix, 1, 2) == 2
                && (layout.stems == 1 || layout.stems > VOCALS) && Integer.bitCount(bins) == 1 && bins >= 4
                && bins <= MOST_BINS && segment > 3 * layout.hop() && segment <= LONGEST_SEGMENT;
        if (!framed || !sound) {
            throw unknown(model);
        }
        return layout;
    }

    private static @Nullable String named(Map<String, TensorSpec> specs, int rank) {
        return specs.entrySet().stream().filter(spec -> spec.getValue().shape().length == rank).map(Map.Entry::getKey)
                .findFirst().orElse(null);
    }

    private static int side(Map<String, TensorSpec> specs, String name, int axis, int otherwise) {
        TensorSpec spec = specs.get(name);
        int side = spec == null ? TensorSpec.FREE : spec.shape()[axis];
        return side == TensorSpec.FREE ? otherwise : side;
    }

    /** Samples between two frames: a quarter of the window. */
    int hop() {
        return bins / 2;
    }

    int frames() {
        return Math.ceilDiv(segment, hop());
    }

    /** The voice's place among the stems; a graph of one stem is taken for a voice's. */
    int voice() {
        return stems == 1 ? 0 : VOCALS;
    }

    static ModelException unknown(String model) {
        return new ModelException("The model " + model
                + " does not separate songs as expected. Remove it, or install it again from the catalogue.");
    }
}
