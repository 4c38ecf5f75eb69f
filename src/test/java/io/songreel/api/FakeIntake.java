package io.songreel.api;

import io.songreel.media.AudioFormat;
import io.songreel.media.ImageFormat;
import io.songreel.media.MediaRefused;
import io.songreel.media.SongFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Believes a file that begins with {@code SONG} or {@code PICTURE}; knows two ways to be refused. */
final class FakeIntake implements UploadIntake {
    @Override
    public Song song(Path upload, Path into) throws MediaRefused, IOException {
        look(upload, "SONG");
        Path pcm = Files.writeString(into.resolve("pcm.wav"), "pcm");
        Path peaks = Files.writeString(into.resolve("peaks.json"), "[]");
        return new Song(new SongFacts(AudioFormat.MP3, "mp3", 8_081_081, 44_100, 2, -11.2), pcm, peaks);
    }

    @Override
    public Picture picture(Path upload, Path into) throws MediaRefused, IOException {
        look(upload, "PICTURE");
        return new Picture(ImageFormat.JPEG, 1600, 900, Files.writeString(into.resolve("upright.png"), "png"));
    }

    private static void look(Path upload, String mark) throws MediaRefused, IOException {
        byte[] head;
        try (var in = Files.newInputStream(upload)) {
            head = in.readNBytes(16);
        }
        String text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.startsWith("BROKEN")) {
            throw new MediaRefused(MediaRefused.Reason.UNREADABLE, "The file cannot be decoded. Convert it anew.");
        }
        if (!text.startsWith(mark)) {
            throw new MediaRefused(MediaRefused.Reason.UNKNOWN_TYPE, "The bytes are of no accepted type.");
        }
    }
}
