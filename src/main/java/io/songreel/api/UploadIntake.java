package io.songreel.api;

import io.songreel.media.ImageFormat;
import io.songreel.media.MediaRefused;
import io.songreel.media.SongFacts;
import java.io.IOException;
import java.nio.file.Path;

/** Looks at an uploaded file with care and makes our own copy of what it holds. */
interface UploadIntake {
    /** @param into an empty directory for what is made */
    Song song(Path upload, Path into) throws MediaRefused, IOException;

    /** @param into an empty directory for what is made */
    Picture picture(Path upload, Path into) throws MediaRefused, IOException;

    /**
     * A song that was decoded once.
     *
     * @param pcm
     *            our own WAV
     * @param peaks
     *            waveform peaks, JSON
     */
    record Song(SongFacts facts, Path pcm, Path peaks) {}

    /**
     * A picture that was decoded and written anew.
     *
     * @param png
     *            upright, without alpha
     */
    record Picture(ImageFormat format, int width, int height, Path png) {}
}
