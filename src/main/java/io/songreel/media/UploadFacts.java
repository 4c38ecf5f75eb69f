package io.songreel.media;

import io.songreel.job.Json;

/** What an upload leaves behind for a job, kept as the asset's {@code facts} JSON. */
public sealed interface UploadFacts {
    /** The JSON kept with the asset. */
    default String json() {
        return Json.write(this);
    }

    static Song song(String json) {
        return Json.read(json, Song.class);
    }

    static Picture picture(String json) {
        return Json.read(json, Picture.class);
    }

    /**
     * A song that was decoded once.
     *
     * @param pcmKey
     *            object key of our own mono 16-bit 44.1 kHz WAV
     * @param peaksKey
     *            object key of the waveform peaks, JSON
     */
    record Song(SongFacts facts, String pcmKey, String peaksKey) implements UploadFacts {}

    /**
     * A picture that was decoded and written anew.
     *
     * @param pngKey
     *            object key of our own upright PNG without alpha
     * @param pngSha256
     *            digest of that PNG
     */
    record Picture(int width, int height, String pngKey, String pngSha256) implements UploadFacts {}
}
