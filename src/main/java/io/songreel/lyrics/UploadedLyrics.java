package io.songreel.lyrics;

import io.songreel.lyrics.Transcript.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lyrics that came with a song: plain text, LRC, or enhanced LRC. Any text is one of them; nothing here throws but for
 * size.
 */
public final class UploadedLyrics {
    /** Bytes of UTF-8 that lyrics may have. */
    public static final int MAX_BYTES = 64 * 1024;

    private UploadedLyrics() {
    }

    /**
     * Reads lyrics. Times that lie beyond the song are cut to it or dropped; LRC that has no time within the song is taken
     * as plain text.
     *
     * @param durationSeconds
     *            of the song
     * @return with words where the text has times: {@link Word.Source#UPLOADED} where a word has a tag of its own,
     *         {@link Word.Source#INTERPOLATED} where only its line has
     * @throws IllegalArgumentException
     *             when longer than {@link #MAX_BYTES}
     */
    public static Transcript parse(String lyrics, double durationSeconds) {
        if (lyrics.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("lyrics have at most 64 KiB");
        }
        List<String> lines = lyrics.lines().map(line -> String.join(" ", Tokens.of(line)))
                .filter(line -> !line.isEmpty()).toList();
        LrcFile lrc = LrcFile.parse(lines);
        if (!lrc.timed()) {
            return transcript(lines, List.of());
        }
        List<List<Word>> timed = LrcTimes.words(lrc.lines(), durationSeconds);
        if (timed.isEmpty()) {
            List<String> plain = lrc.lines().stream().map(LrcLine::text).filter(text -> !text.isEmpty()).toList();
            return transcript(plain, List.of());
        }
        List<String> text = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        for (List<Word> line : timed) {
            text.add(String.join(" ", line.stream().map(Word::text).toList()));
            words.addAll(line);
        }
        return transcript(text, words);
    }

    /**
     * The lines that are sung, without the marks and labels that {@link TranscriptCleaner} takes out, in order of time where
     * they have times.
     *
     * @param durationSeconds
     *            of the song
     * @throws IllegalArgumentException
     *             when longer than {@link #MAX_BYTES}
     */
    public static List<UploadedLine> lines(String lyrics, double durationSeconds) {
        List<UploadedLine> sung = new ArrayList<>();
        Transcript parsed = parse(lyrics, durationSeconds);
        if (!parsed.words().isEmpty()) {
            for (List<Word> line : LyricLines.of(parsed)) {
                List<Word> words = Markup.strip(List.of(line), false).stream().flatMap(List::stream).toList();
                if (!words.isEmpty()) {
                    sung.add(new UploadedLine(words.stream().map(Word::text).toList(), sung.isEmpty(), words));
                }
            }
            return sung;
        }
        boolean opens = true;
        for (String line : untimed(lyrics, parsed)) {
            List<List<Word>> words = Markup.strip(List.of(WordSpread.over(line, 0, 0, 1)), false);
            if (words.isEmpty()) {
                opens = true;
            } else {
                sung.add(new UploadedLine(words.getFirst().stream().map(Word::text).toList(), opens, List.of()));
                opens = false;
            }
        }
        return sung;
    }

    /** The text's own lines with the blank ones between them; those of an LRC without times have none. */
    private static List<String> untimed(String lyrics, Transcript parsed) {
        List<String> lines = lyrics.lines().map(line -> String.join(" ", Tokens.of(line))).toList();
        List<String> words = lines.stream().filter(line -> !line.isEmpty()).toList();
        return words.equals(parsed.text().lines().toList()) ? lines : parsed.text().lines().toList();
    }

    private static Transcript transcript(List<String> lines, List<Word> words) {
        return lines.isEmpty()
                ? Transcript.none()
                : new Transcript(Origin.UPLOADED, String.join("\n", lines), words, "");
    }
}
