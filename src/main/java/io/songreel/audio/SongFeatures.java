package io.songreel.audio;

/**
 * What one pass over a song leaves behind: two kinds of frames, about 86 and 11 a second.
 *
 * @param frameSeconds
 *            distance of two frames; frame i is centred at {@code i · frameSeconds}
 * @param flux
 *            by {@link Band}, then frame: how much louder the band became, never negative
 * @param blockSeconds
 *            distance of two blocks; block i is centred at {@code i · blockSeconds}
 * @param chroma
 *            by block, {@value Chroma#CLASSES} pitch classes
 * @param timbre
 *            by block, mean compressed mel bands
 */
record SongFeatures(double seconds, double frameSeconds, float[][] flux, double blockSeconds, float[][] chroma,
        float[][] timbre) {
    /** Where an onset is heard: bass drum, snare and notes, cymbals. */
    enum Band {
        LOW(0, 0, 160), MIDDLE(1, 160, 3000), HIGH(2, 3000, 1e9);

        /** Its place in {@link SongFeatures#flux}. */
        final int index;
        final double fromHz;
        final double toHz;

        Band(int index, double fromHz, double toHz) {
            this.index = index;
            this.fromHz = fromHz;
            this.toHz = toHz;
        }
    }

    int frames() {
        return flux[0].length;
    }

    int blocks() {
        return chroma.length;
    }
}
