package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Alignment.Method;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.UploadedLine;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.Word.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The last rung, which always works: gives what is still without a time a share of what is left. Words of a line that was
 * found stay close to the words beside them; whole lines are spread over the sung time between their neighbours.
 */
final class Filling {
    private static final double USUAL_PACE = 0.28;
    private static final double FASTEST_PACE = 0.08;
    private static final double SLOWEST_PACE = 0.7;
    /** Nobody holds a word through a solo. */
    private static final double LONGEST_PER_SYLLABLE = 1.0;
    /** So small a share of a line's time is no place for one. */
    private static final double CRUMB = 0.3;
    private static final double LINE_REWARD = 0.4;
    private static final double STANZA_REWARD = 1.2;
    /** What a word between two found ones keeps of their confidence. */
    private static final double BETWEEN = 0.5;

    private final Draft draft;

    private Filling(Draft draft) {
        this.draft = draft;
    }

    /** Afterwards each word has a time. */
    static void fill(Draft draft, Hearing hearing, CancelToken cancel, Progress progress) throws IOException {
        Filling filling = new Filling(draft);
        for (int line : draft.open()) {
            if (!draft.lines().get(line).times().isEmpty()) {
                draft.giveTimes(line);
            }
        }
        for (int line = 0; line < draft.lines().size(); line++) {
            if (draft.placed(line) != null) {
                filling.complete(line);
            }
        }
        List<Integer> open = draft.open();
        if (!open.isEmpty()) {
            SungTime sung = SungTime.of(hearing.voices(cancel, progress), hearing.energy(), draft.duration());
            int from = 0;
            for (int i = 1; i <= open.size(); i++) {
                if (i == open.size() || open.get(i) != open.get(i - 1) + 1) {
                    filling.spread(open.get(from), open.get(i - 1) + 1, sung);
                    from = i;
                }
            }
        }
    }

    /** Fills in a line that has some of its words. */
    private void complete(int line) {
        int first = draft.first(line);
        int end = draft.first(line + 1);
        int from = first;
        while (from < end) {
            int to = from;
            while (to < end && draft.word(to) == null) {
                to++;
            }
            if (to > from) {
                complete(line, from, to);
            }
            from = to + 1;
        }
    }

    private void complete(int line, int from, int to) {
        Span gap = draft.gap(from, to);
        double weight = weight(line, from, to);
        double wanted = weight * pace(line);
        Span room;
        double confidence = 0;
        Word before = from > draft.first(line) ? draft.word(from - 1) : null;
        Word after = to < draft.first(line + 1) ? draft.word(to) : null;
        if (before != null && after != null) {
            room = between(from - 1, before, gap, wanted);
            confidence = BETWEEN * Math.min(before.confidence(), after.confidence());
        } else if (before != null) {
            double length = Math.min(wanted, share(gap, weight, openWeight(line + 1, 1)));
            room = new Span(gap.start(), Math.min(gap.end(), gap.start() + length));
            confidence = BETWEEN * before.confidence();
        } else {
            double length = Math.min(wanted, share(gap, weight, openWeight(line - 1, -1)));
            room = new Span(Math.max(gap.start(), gap.end() - length), gap.end());
            confidence = after == null ? 0 : BETWEEN * after.confidence();
        }
        place(line, from, to, room, confidence);
    }

    private static double share(Span gap, double weight, double others) {
        return (gap.end() - gap.start()) * weight / (weight + others);
    }

    /** Of the lines in a row from this one on that nobody has placed. */
    private double openWeight(int line, int way) {
        double weight = 0;
        for (int i = line; i >= 0 && i < draft.lines().size() && draft.placed(i) == null; i += way) {
            weight += weight(i, i + 1);
        }
        return weight;
    }

    /** Where two found words leave no room between, the first gives some of its own. */
    private Span between(int number, Word before, Span gap, double wanted) {
        if (gap.end() - gap.start() >= wanted / 2) {
            return gap;
        }
        double given = Math.min((before.end() - before.start()) / 2, wanted / 2);
        double end = Math.max(before.start(), Math.min(before.end(), gap.end()) - given);
        draft.fill(number, new Word(before.text(), before.start(), end, before.confidence(), before.source()));
        return new Span(Math.min(end, gap.end()), gap.end());
    }

    /** Seconds a syllable takes in this line, as far as it is known. */
    private double pace(int line) {
        double seconds = 0;
        double weight = 0;
        for (int number = draft.first(line); number < draft.first(line + 1); number++) {
            Word word = draft.word(number);
            if (word != null) {
                seconds += word.end() - word.start();
                weight += Syllables.of(word.text());
            }
        }
        return weight > 0 ? Math.clamp(seconds / weight, FASTEST_PACE, SLOWEST_PACE) : USUAL_PACE;
    }

    private double weight(int line, int from, int to) {
        double weight = 0;
        for (int number = from; number < to; number++) {
            weight += Syllables.of(draft.text(line, number));
        }
        return weight;
    }

    private void place(int line, int from, int to, Span room, double confidence) {
        double weight = weight(line, from, to);
        double passed = 0;
        double start = room.start();
        for (int number = from; number < to; number++) {
            passed += Syllables.of(draft.text(line, number));
            double end = Math.clamp(room.start() + (room.end() - room.start()) * (passed / weight), start, room.end());
            draft.fill(number, new Word(draft.text(line, number), start, end, confidence, Source.INTERPOLATED));
            start = end;
        }
    }

    /** Spreads the lines {@code from} to {@code to}, the latter not among them: stanzas first, then lines, then words. */
    private void spread(int from, int to, SungTime sung) {
        Span gap = draft.gap(draft.first(from), draft.first(to));
        double start = sung.at(gap.start());
        double end = sung.at(gap.end());
        double crumb = CRUMB * (end - start) / (to - from);
        for (SungTime.Pause pause : sung.pauses(start, end)) {
            // the rest of a phrase that is taken, or the beginning of one
            start = pause.at() - start < crumb ? pause.at() : start;
            end = end - pause.at() < crumb ? pause.at() : end;
        }
        SungTime clock = sung;
        double least = FASTEST_PACE * weight(from, to);
        if (end - start < Math.min(least, gap.end() - gap.start())) {
            // nobody was heard to sing here, yet here it must be
            clock = SungTime.of(List.of(), null, draft.duration());
            start = gap.start();
            end = gap.end();
        }
        List<Integer> stanzas = new ArrayList<>(List.of(from));
        for (int line = from + 1; line < to; line++) {
            if (draft.lines().get(line).opensStanza()) {
                stanzas.add(line);
            }
        }
        stanzas.add(to);
        double[] weights = new double[stanzas.size() - 1];
        Arrays.setAll(weights, i -> weight(stanzas.get(i), stanzas.get(i + 1)));
        double[] borders = Borders.of(weights, start, end, clock.pauses(start, end), STANZA_REWARD);
        for (int i = 0; i < weights.length; i++) {
            lines(stanzas.get(i), stanzas.get(i + 1), borders[i], borders[i + 1], clock, gap);
        }
    }

    private double weight(int fromLine, int toLine) {
        double weight = 0;
        for (int line = fromLine; line < toLine; line++) {
            weight += weight(line, draft.first(line), draft.first(line + 1));
        }
        return weight;
    }

    private void lines(int from, int to, double start, double end, SungTime clock, Span gap) {
        double[] weights = new double[to - from];
        Arrays.setAll(weights, i -> weight(from + i, from + i + 1));
        double[] borders = Borders.of(weights, start, end, clock.pauses(start, end), LINE_REWARD);
        for (int i = 0; i < weights.length; i++) {
            words(from + i, borders[i], borders[i + 1], clock, gap);
            draft.place(from + i, Map.of(), new Draft.Placed(Method.SPREAD, clock.trust()));
        }
    }

    private void words(int line, double start, double end, SungTime clock, Span gap) {
        UploadedLine words = draft.lines().get(line);
        double[] weights = words.words().stream().mapToDouble(Syllables::of).toArray();
        double[] borders = Borders.of(weights, start, end, clock.pauses(start, end), LINE_REWARD);
        for (int i = 0; i < weights.length; i++) {
            double from = Math.clamp(clock.start(borders[i]), gap.start(), gap.end());
            double to = Math.clamp(clock.end(borders[i + 1]), from, gap.end());
            draft.fill(draft.first(line) + i, new Word(words.words().get(i), from,
                    Math.min(to, from + LONGEST_PER_SYLLABLE * weights[i]), clock.trust(), Source.INTERPOLATED));
        }
    }
}
