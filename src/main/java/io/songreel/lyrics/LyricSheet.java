package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The timed words of a song, ready to be written as a file that players read: LRC and enhanced LRC by line, SRT, WebVTT
 * and ASS by {@link Cue}. Lines are those of the text where its words can be told apart; else a line ends at a pause or
 * when it grows long.
 */
public final class LyricSheet {
    private static final int FILE_COLUMNS = 42;

    private final List<List<Word>> lines;

    private LyricSheet(List<List<Word>> lines) {
        this.lines = lines;
    }

    public static LyricSheet of(Transcript transcript) {
        boolean written = LyricLines.written(transcript);
        List<List<Word>> lines = new ArrayList<>();
        for (List<Word> line : LyricLines.of(transcript)) {
            List<Word> plain = line.stream().flatMap(word -> plain(word).stream()).toList();
            if (!plain.isEmpty()) {
                lines.addAll(written ? List.of(plain) : Rows.of(plain, FILE_COLUMNS));
            }
        }
        return new LyricSheet(List.copyOf(lines));
    }

    /** A word on one line, without anything that a file could take for its own; none if nothing is left of it. */
    private static List<Word> plain(Word word) {
        String text = String.join(" ", Tokens.of(word.text()));
        return text.isBlank()
                ? List.of()
                : List.of(new Word(text, word.start(), word.end(), word.confidence(), word.source()));
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * What is to be read when, for a screen of so many columns.
     *
     * @see Cues#of
     */
    public List<Cue> cues(int columns) {
        return Cues.of(lines, columns);
    }

    /** SubRip. */
    public String srt() {
        return SubRip.write(cues(FILE_COLUMNS));
    }

    /** WebVTT. */
    public String vtt() {
        return WebVtt.write(cues(FILE_COLUMNS));
    }

    /** LRC: a time for each line. */
    public String lrc() {
        return LrcWriter.lines(lines);
    }

    /** Enhanced LRC: a time for each word. */
    public String elrc() {
        return LrcWriter.words(lines);
    }

    /**
     * Advanced SubStation Alpha with karaoke timing.
     *
     * @param width
     *            of the film, pixels
     * @param height
     *            of the film, pixels
     */
    public String ass(int width, int height) {
        SubStation style = new SubStation(width, height);
        return style.write(cues(style.columns()));
    }
}
