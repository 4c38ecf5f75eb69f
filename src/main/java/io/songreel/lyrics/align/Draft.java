package io.songreel.lyrics.align;

import io.songreel.lyrics.Alignment.Method;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.UploadedLine;
import io.songreel.lyrics.Word;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lyrics while they get their times: which words are placed, and by what their lines were. */
final class Draft {
    /** How a line got its times. */
    record Placed(Method method, double quality) {}

    /** Times of lines in LRC files are a little off, mostly early. */
    private static final double LRC_SLACK_SECONDS = 1.5;

    /** What is left of the quality of given times where the line was not heard. */
    private static final double UNHEARD = 0.5;

    private final List<UploadedLine> lines;
    private final double duration;
    private final int[] first;
    private final TreeMap<Integer, Word> words = new TreeMap<>();
    private final Map<Integer, Placed> placed = new HashMap<>();
    private final Set<Integer> doubted = new HashSet<>();

    Draft(List<UploadedLine> lines, double duration) {
        this.lines = List.copyOf(lines);
        this.duration = duration;
        first = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            first[i + 1] = first[i] + lines.get(i).words().size();
        }
    }

    List<UploadedLine> lines() {
        return lines;
    }

    double duration() {
        return duration;
    }

    /** The number of a line's first word; that of the line after the last is the number of words. */
    int first(int line) {
        return first[line];
    }

    int count() {
        return first[lines.size()];
    }

    String text(int line, int word) {
        return lines.get(line).words().get(word - first[line]);
    }

    @Nullable
    Word word(int number) {
        return words.get(number);
    }

    @Nullable
    Placed placed(int line) {
        return placed.get(line);
    }

    /** Lines without times. */
    List<Integer> open() {
        return IntStream.range(0, lines.size()).filter(line -> !placed.containsKey(line)).boxed().toList();
    }

    /** Gives a line some of its words, or all. */
    void place(int line, Map<Integer, Word> found, Placed how) {
        words.putAll(found);
        placed.put(line, how);
    }

    /** Gives a word a time that follows from the others'. */
    void fill(int number, Word word) {
        words.put(number, word);
    }

    /** Somebody listened for this line and did not find it where it should be. */
    void doubt(int line) {
        doubted.add(line);
    }

    /** Gives a line the times that came with it. */
    void giveTimes(int line) {
        UploadedLine given = lines.get(line);
        Map<Integer, Word> times = new HashMap<>();
        for (int i = 0; i < given.times().size(); i++) {
            times.put(first[line] + i, given.times().get(i));
        }
        double quality = given.times().stream().mapToDouble(Word::confidence).average().orElse(0);
        place(line, times, new Placed(Method.GIVEN, doubted.contains(line) ? UNHEARD * quality : quality));
    }

    /** What the placed words around leave for the words {@code from} to {@code to}, the latter not among them. */
    Span gap(int from, int to) {
        Map.Entry<Integer, Word> before = words.lowerEntry(from);
        Map.Entry<Integer, Word> after = words.ceilingEntry(to);
        double start = before == null ? 0 : Math.clamp(before.getValue().end(), 0, duration);
        double end = after == null ? duration : Math.clamp(after.getValue().start(), 0, duration);
        return new Span(start, Math.max(start, end));
    }

    /** Where the first word of a line must begin: in the gap, and near the time that came with the line. */
    Span window(int line) {
        Span gap = gap(first[line], first[line + 1]);
        List<Word> times = lines.get(line).times();
        if (times.isEmpty()) {
            return gap;
        }
        double given = times.getFirst().start();
        double start = Math.clamp(given - LRC_SLACK_SECONDS, gap.start(), gap.end());
        return new Span(start, Math.clamp(given + LRC_SLACK_SECONDS, start, gap.end()));
    }

    /** Where the last word of a line must end: before the gap does, and before the next timed line begins. */
    double limit(int line) {
        double end = gap(first[line], first[line + 1]).end();
        boolean last = line + 1 == lines.size() || lines.get(line + 1).times().isEmpty();
        return last ? end : Math.min(end, Math.max(window(line).end(), window(line + 1).end()));
    }
}
