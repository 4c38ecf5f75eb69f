package io.songreel.api;

import io.songreel.job.CancelToken;
import io.songreel.media.Intake;
import io.songreel.media.MediaRefused;
import io.songreel.media.PictureIntake;
import io.songreel.media.SongIntake;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The media room's door for files from strangers. */
@Singleton
final class MediaIntake implements UploadIntake {
    private final Intake intake;

    MediaIntake(Intake intake) {
        this.intake = intake;
    }

    @Override
    public Song song(Path upload, Path into) throws MediaRefused, IOException {
        SongIntake song = intake.song(upload, into, CancelToken.never());
        Path peaks = Files.write(into.resolve("peaks.json"), StrictJson.write(song.peaks()));
        return new Song(song.facts(), song.pcm(), peaks);
    }

    @Override
    public Picture picture(Path upload, Path into) throws MediaRefused, IOException {
        PictureIntake picture = intake.picture(upload, into);
        return new Picture(picture.format(), picture.width(), picture.height(), picture.png());
    }
}
