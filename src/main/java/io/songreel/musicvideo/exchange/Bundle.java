package io.songreel.musicvideo.exchange;

import io.songreel.lyrics.LyricSheet;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** A film with everything that an editor needs to open it offline, as a ZIP that is made while it is read. */
public final class Bundle {
    private static final String READ_ME = """
            film.fcpxml   Final Cut Pro (File > Import > XML), DaVinci Resolve (File > Import > Timeline)
            film.otio     DaVinci Resolve, Kdenlive and others that read OpenTimelineIO
            film.edl      everything else (CMX 3600, time code from zero)
            clips, song   the media; keep them beside the timelines
            subtitles     the words, where the film has words with times

            A program that does not find the media asks for them once: show it this folder.
            """;

    private Bundle() {
    }

    /**
     * Opens the bundle; the caller closes it.
     *
     * @param folder
     *            the one folder that holds all of it
     * @throws IllegalStateException
     *             when clips are missing
     * @throws NoSuchFileException
     *             when one of the objects is gone
     */
    public static InputStream open(FilmExport film, String folder, ObjectStore store) throws IOException {
        if (film.clips().isEmpty()) {
            throw new IllegalStateException("clips are missing");
        }
        List<ZipStream.Entry> entries = new ArrayList<>();
        entries.add(text(folder + "/README.txt", READ_ME));
        for (TimelineFormat format : TimelineFormat.values()) {
            entries.add(text(folder + "/film." + format.extension(), format.write(film.timeline())));
        }
        words(entries, film, folder + "/subtitles/film.");
        entries.add(object(folder + "/" + film.timeline().song().file(), film.song(), store));
        for (int i = 0; i < film.clips().size(); i++) {
            entries.add(object(folder + "/" + film.timeline().shots().get(i).file(), film.clips().get(i), store));
        }
        return new ZipStream(entries);
    }

    private static void words(List<ZipStream.Entry> entries, FilmExport film, String stem) {
        LyricSheet words = film.words();
        if (!words.isEmpty()) {
            entries.add(text(stem + "srt", words.srt()));
            entries.add(text(stem + "vtt", words.vtt()));
            entries.add(text(stem + "ass", words.ass(film.timeline().width(), film.timeline().height())));
            entries.add(text(stem + "lrc", words.lrc()));
        }
    }

    private static ZipStream.Entry text(String name, String text) {
        return new ZipStream.Entry(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static ZipStream.Entry object(String name, ObjectKey key, ObjectStore store) throws IOException {
        StoredObject object = store.stat(key).orElseThrow(() -> new NoSuchFileException(key.value()));
        return new ZipStream.Entry(name, () -> store.read(key, 0, object.size()));
    }
}
