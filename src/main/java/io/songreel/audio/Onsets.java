package io.songreel.audio;

import java.util.ArrayList;
import java.util.List;

/** Picks the clear peaks of an {@link OnsetEnvelope}, at most one in {@value #APART_SECONDS} seconds. */
final class Onsets {
    private static final double APART_SECONDS = 0.1;
    /** In units of the envelope's local deviation: of the peaks that noise has by chance, one in thirty is higher. */
    private static final double CLEAR = 3;
    private static final double NOTHING = 2;
    private static final double STRONGEST = 6;
    private static final double SNAP_SECONDS = 1;

    private Onsets() {
    }

    /** Rising. That the sound itself sets in with the song is no onset. */
    static List<Onset> of(OnsetEnvelope envelope) {
        float[] values = envelope.total();
        int reach = Math.max(1, (int) Math.round(APART_SECONDS / envelope.frameSeconds()));
        List<Onset> onsets = new ArrayList<>();
        for (int i = reach; i < values.length; i++) {
            if (values[i] >= CLEAR && highest(values, i, reach)) {
                onsets.add(new Onset(i * envelope.frameSeconds(),
                        Math.min(1, (values[i] - NOTHING) / (STRONGEST - NOTHING))));
                i += reach;
            }
        }
        return onsets;
    }

    /** Sections that were found in coarse blocks, their borders moved to the clearest start within a second. */
    static List<SongSection> snapped(List<SongSection> sections, List<Onset> onsets) {
        List<SongSection> snapped = new ArrayList<>();
        double from = 0;
        for (int i = 0; i < sections.size(); i++) {
            SongSection section = sections.get(i);
            double to = i + 1 < sections.size() ? Math.max(from, near(section.end(), onsets)) : section.end();
            snapped.add(new SongSection(from, to, section.label(), section.repetition(), section.confidence()));
            from = to;
        }
        return snapped;
    }

    private static double near(double border, List<Onset> onsets) {
        double place = border;
        double clearest = 0;
        for (Onset onset : onsets) {
            if (Math.abs(onset.at() - border) <= SNAP_SECONDS && onset.strength() > clearest) {
                place = onset.at();
                clearest = onset.strength();
            }
        }
        return place;
    }

    private static boolean highest(float[] values, int at, int reach) {
        int end = Math.min(values.length - 1, at + reach);
        for (int i = Math.max(0, at - reach); i <= end; i++) {
            if (values[i] > values[at]) {
                return false;
            }
        }
        return true;
    }
}
