package io.songreel.lyrics;

import io.songreel.lyrics.LrcLine.Part;
import io.songreel.lyrics.Word.Source;
import java.util.ArrayList;
import java.util.List;

/** Turns the lines of an LRC file into words with a start and an end within the song. */
final class LrcTimes {
    /** Nobody holds a line until the next one through a solo: a word takes a second at most on average. */
    private static final double LONGEST_WORD_SECONDS = 1.0;
    private static final double LONGEST_SHORT_LINE_SECONDS = 2.5;
    private static final double LINE_CONFIDENCE = 0.7;
    private final double duration;

    private LrcTimes(double duration) {
        this.duration = duration;
    }

    /** Words per line, in order of time, none overlapping the next, none beyond the song; no line is empty. */
    static List<List<Word>> words(List<LrcLine> lines, double durationSeconds) {
        LrcTimes times = new LrcTimes(durationSeconds);
        List<List<Word>> all = new ArrayList<>();
        double free = 0;
        for (int i = 0; i < lines.size(); i++) {
            double next = i + 1 < lines.size() ? lines.get(i + 1).start() : durationSeconds;
            List<Word> words = times.inOrder(times.line(lines.get(i), next), free);
            if (!words.isEmpty()) {
                all.add(words);
                free = words.getLast().start();
            }
        }
        return all;
    }

    private List<Word> line(LrcLine line, double next) {
        if (line.enhanced()) {
            return enhanced(line, next);
        }
        int count = Tokens.of(line.text()).size();
        double longest = Math.max(LONGEST_SHORT_LINE_SECONDS, count * LONGEST_WORD_SECONDS);
        return spread(line.text(), line.start(), Math.min(next, line.start() + longest));
    }

    private List<Word> spread(String text, double start, double end) {
        double from = Math.max(0, start);
        return from >= duration || end < from
                ? List.of()
                : WordSpread.over(text, from, Math.min(end, duration), LINE_CONFIDENCE);
    }

    /** A word lasts until the next tag; syllables, parts with no white space between them, are one word. */
    private List<Word> enhanced(LrcLine line, double next) {
        List<Word> words = new ArrayList<>();
        List<Part> parts = line.parts();
        int i = 0;
        while (i < parts.size()) {
            StringBuilder text = new StringBuilder(parts.get(i).text());
            int following = i + 1;
            while (following < parts.size() && joins(text, parts.get(following).text())) {
                text.append(parts.get(following++).text());
            }
            Part part = parts.get(i);
            double end = following < parts.size()
                    ? parts.get(following).start()
                    : Math.min(next,
                            part.start() + LONGEST_WORD_SECONDS * Math.max(1, Tokens.of(text.toString()).size()));
            words.addAll(part(part, text.toString(), Math.max(part.start(), Math.min(end, next))));
            i = following;
        }
        return words;
    }

    private static boolean joins(CharSequence text, String next) {
        return !text.isEmpty() && !next.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))
                && !Character.isWhitespace(next.charAt(0));
    }

    private List<Word> part(Part part, String text, double end) {
        List<Word> words = spread(text, part.start(), end);
        if (words.size() != 1 || !part.tagged()) {
            return words;
        }
        Word word = words.getFirst();
        return List.of(new Word(word.text(), word.start(), word.end(), 1, Source.UPLOADED));
    }

    /** Tags may go backwards; the words of a song do not. */
    private List<Word> inOrder(List<Word> words, double earliest) {
        List<Word> ordered = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            double start = Math.max(word.start(), earliest);
            double next = i + 1 < words.size() ? Math.max(start, words.get(i + 1).start()) : duration;
            double end = Math.max(start, Math.min(word.end(), next));
            ordered.add(new Word(word.text(), start, end, word.confidence(), word.source()));
            earliest = start;
        }
        return ordered;
    }
}
