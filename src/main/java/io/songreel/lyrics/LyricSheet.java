package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a song as files that players read: SRT, WebVTT, LRC and enhanced LRC. Lines are those of the text where
 * its words can be told apart; else a line ends at a pause or when it grows long.
 */
public final class LyricSheet {
    private static final double PAUSE_S = 0.8;
    private static final int LINE_LENGTH = 42;

    private final List<List<Word>> lines;

    private LyricSheet(List<List<Word>> lines) {
        this.lines = lines;
    }

    public static LyricSheet of(Transcript transcript) {
        List<List<Word>> lines = new ArrayList<>();
        List<Integer> lengths = transcript.text().lines().filter(line -> !line.isBlank())
                .map(line -> line.strip().split("\\s+", -1).length).toList();
        if (lengths.stream().mapToInt(Integer::intValue).sum() == transcript.words().size()) {
            int from = 0;
            for (int length : lengths) {
                lines.add(transcript.words().subList(from, from + length));
                from += length;
            }
        } else {
            byPause(transcript.words(), lines);
        }
        return new LyricSheet(lines);
    }

    private static void byPause(List<Word> words, List<List<Word>> lines) {
        List<Word> line = new ArrayList<>();
        int length = 0;
        for (Word word : words) {
            boolean ends = !line.isEmpty()
                    && (word.start() - line.getLast().end() > PAUSE_S || length + word.text().length() > LINE_LENGTH);
            if (ends) {
                lines.add(List.copyOf(line));
                line.clear();
                length = 0;
            }
            line.add(word);
            length += word.text().length() + 1;
        }
        if (!line.isEmpty()) {
            lines.add(List.copyOf(line));
        }
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** SubRip. */
    public String srt() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            out.append(i + 1).append('\n').append(span(lines.get(i), ',')).append('\n').append(text(lines.get(i)))
                    .append("\n\n");
        }
        return out.toString();
    }

    /** WebVTT. */
    public String vtt() {
        StringBuilder out = new StringBuilder("WEBVTT\n\n");
        for (List<Word> line : lines) {
            String text = text(line).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            out.append(span(line, '.')).append('\n').append(text).append("\n\n");
        }
        return out.toString();
    }

    /** LRC: a time for each line. */
    public String lrc() {
        StringBuilder out = new StringBuilder();
        for (List<Word> line : lines) {
            out.append('[').append(minutes(line.getFirst().start())).append(']').append(text(line)).append('\n');
        }
        return out.toString();
    }

    /** Enhanced LRC: a time for each word. */
    public String elrc() {
        StringBuilder out = new StringBuilder();
        for (List<Word> line : lines) {
            out.append('[').append(minutes(line.getFirst().start())).append(']');
            for (int i = 0; i < line.size(); i++) {
                out.append(i == 0 ? "" : " ").append('<').append(minutes(line.get(i).start())).append('>')
                        .append(line.get(i).text());
            }
            out.append('<').append(minutes(line.getLast().end())).append(">\n");
        }
        return out.toString();
    }

    private static String text(List<Word> line) {
        return String.join(" ", line.stream().map(Word::text).toList());
    }

    private static String span(List<Word> line, char point) {
        return hours(line.getFirst().start(), point) + " --> " + hours(line.getLast().end(), point);
    }

    private static String hours(double seconds, char point) {
        long ms = Math.round(seconds * 1000);
        return String.format(Locale.ROOT, "%02d:%02d:%02d%c%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60,
                point, ms % 1000);
    }

    private static String minutes(double seconds) {
        long cs = Math.round(seconds * 100);
        return String.format(Locale.ROOT, "%02d:%02d.%02d", cs / 6000, cs / 100 % 60, cs % 100);
    }
}
