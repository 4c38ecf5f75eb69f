package io.songreel.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Title, manifest and chapters of a film, as written into the file.
 *
 * @param metadata
 *            also holds what the container adds by itself, such as {@code major_brand}
 */
public record FilmLabels(Map<String, String> metadata, List<Chapter> chapters) {
    public FilmLabels {
        metadata = Map.copyOf(metadata);
        chapters = List.copyOf(chapters);
    }

    /** Reads them back. */
    public static FilmLabels read(Path film) throws IOException {
        try (Demux source = Demux.video(film)) {
            AVFormatContext context = source.context();
            List<Chapter> chapters = new ArrayList<>();
            for (int i = 0; i < context.nb_chapters(); i++) {
                AVChapter chapter = context.chapters(i);
                double start = chapter.start() * avutil.av_q2d(chapter.time_base());
                chapters.add(new Chapter(start, entries(chapter.metadata()).getOrDefault("title", "")));
            }
            return new FilmLabels(entries(context.metadata()), chapters);
        }
    }

    private static Map<String, String> entries(AVDictionary dictionary) {
        Map<String, String> entries = new LinkedHashMap<>();
        AVDictionaryEntry entry = avutil.av_dict_iterate(dictionary, null);
        while (entry != null && !entry.isNull()) {
            entries.put(text(entry.key()), text(entry.value()));
            entry = avutil.av_dict_iterate(dictionary, entry);
        }
        return entries;
    }

    private static String text(org.bytedeco.javacpp.BytePointer utf8) {
        return utf8.getString(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Hands title and chapters to a muxer that has not begun. */
    static void write(AVFormatContext muxer, FilmParts parts) throws IOException {
        AVDictionary metadata = new AVDictionary(null);
        for (String key : FilmParts.METADATA_KEYS.stream().sorted().toList()) {
            String value = parts.metadata().get(key);
            if (value != null) {
                set(metadata, key, value);
            }
        }
        muxer.metadata(metadata);
        List<Chapter> chapters = parts.chapters();
        if (chapters.isEmpty()) {
            return;
        }
        // the muxer frees array and chapters with av_free
        PointerPointer<AVChapter> array = new PointerPointer<>(
                memory((long) chapters.size() * Pointer.sizeof(Pointer.class)));
        for (int i = 0; i < chapters.size(); i++) {
            long end = i + 1 < chapters.size() ? tick(chapters.get(i + 1)) : lastEnd(parts);
            AVChapter chapter = new AVChapter(memory(Pointer.sizeof(AVChapter.class)));
            chapter.id(i).time_base(new AVRational().num(1).den(ClipWriter.TIMESCALE));
            chapter.start(tick(chapters.get(i))).end(end);
            AVDictionary title = new AVDictionary(null);
            set(title, "title", chapters.get(i).title());
            chapter.metadata(title);
            array.put(i, chapter);
        }
        muxer.chapters(array).nb_chapters(chapters.size());
    }

    /** FFmpeg counts chapters in milliseconds; rounded up, the last one would outlast the film. */
    private static long lastEnd(FilmParts parts) {
        int millisecond = ClipWriter.TIMESCALE / 1000;
        return parts.endTick() / millisecond * millisecond;
    }

    private static long tick(Chapter chapter) {
        return Math.round(chapter.startSeconds() * ClipWriter.TIMESCALE);
    }

    private static void set(AVDictionary dictionary, String key, String value) throws IOException {
        FfmpegErrors.check(avutil.av_dict_set(dictionary, key, value, 0), "keep metadata");
    }

    private static Pointer memory(long bytes) throws IOException {
        return FfmpegErrors.present(avutil.av_mallocz(bytes), "memory for chapters");
    }
}
