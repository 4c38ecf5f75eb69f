package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Alignment.Method;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.Word.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first rung: finds the letters of the lyrics in the sound. */
final class CtcRung {
    /** A line of less is not there: its letters were put where they hurt least. */
    static final double NOT_THERE = 0.25;
    /** A line with a longer rest within is torn: some of its letters are likely elsewhere. */
    private static final double LONGEST_HOLE_SECONDS = 2.0;
    private static final double TORN = 0.5;
    private static final double LISTENING = 0.9;

    private final Draft draft;
    private final CtcScript script;

    private CtcRung(Draft draft, CtcScript script) {
        this.draft = draft;
        this.script = script;
    }

    /** Places the open lines that are heard; leaves the others open. */
    static void place(Draft draft, Acoustics acoustics, CancelToken cancel, Progress progress) throws IOException {
        CtcScript script = CtcScript.of(draft, acoustics.vocabulary());
        if (script.isEmpty()) {
            return;
        }
        Emissions emissions = acoustics.listen(script.tokens(), cancel,
                (fraction, message) -> progress.at(LISTENING * fraction, message));
        progress.at(LISTENING, "aligning the lyrics");
        CtcLabels labels = script.labels(draft, emissions.secondsPerFrame());
        Map<Integer, Found> found = find(draft, script, emissions, labels, cancel);
        boolean timed = draft.open().stream().anyMatch(line -> !draft.lines().get(line).times().isEmpty());
        if (timed && quality(found) < Alignment.DOUBTFUL_BELOW * draft.open().size()) {
            // the times may be those of another edition
            Map<Integer, Found> anywhere = find(draft, script, emissions, labels.unbound(), cancel);
            found = quality(anywhere) > quality(found) ? anywhere : found;
        }
        found.forEach((line, what) -> {
            if (what.there()) {
                draft.place(line, what.words(), new Draft.Placed(Method.CTC, what.quality()));
            } else {
                draft.doubt(line);
            }
        });
    }

    /** What was found of a line. */
    private record Found(Map<Integer, Word> words, double quality, boolean there) {}

    private static double quality(Map<Integer, Found> found) {
        return found.values().stream().mapToDouble(Found::quality).sum();
    }

    private static Map<Integer, Found> find(Draft draft, CtcScript script, Emissions emissions, CtcLabels labels,
            CancelToken cancel) {
        return ForcedAlignment.align(emissions, labels, cancel)
                .map(path -> new CtcRung(draft, script).find(emissions, labels, path)).orElse(Map.of());
    }

    private Map<Integer, Found> find(Emissions emissions, CtcLabels labels, CtcPath path) {
        Agreement agreement = new Agreement(emissions, labels, path);
        Map<Integer, Found> lines = new HashMap<>();
        for (int line : draft.open()) {
            Map<Integer, Word> found = new HashMap<>();
            List<Integer> own = new ArrayList<>();
            for (int word = draft.first(line); word < draft.first(line + 1); word++) {
                List<Integer> letters = script.labelsOf(word);
                if (!letters.isEmpty()) {
                    own.addAll(letters);
                    found.put(word, word(draft.text(line, word), letters, emissions, path, agreement));
                }
            }
            if (own.isEmpty()) {
                continue;
            }
            double heard = agreement.between(path.first()[own.getFirst()], path.last()[own.getLast()]);
            double quality = heard * found.size() / (draft.first(line + 1) - draft.first(line));
            boolean torn = hole(own, path) * emissions.secondsPerFrame() > LONGEST_HOLE_SECONDS;
            lines.put(line, new Found(found, torn ? TORN * quality : quality,
                    heard >= NOT_THERE && inside(line, found)));
        }
        return lines;
    }

    /** The longest rest between two letters, frames. */
    private static int hole(List<Integer> letters, CtcPath path) {
        int longest = 0;
        for (int i = 1; i < letters.size(); i++) {
            longest = Math.max(longest, path.first()[letters.get(i)] - path.last()[letters.get(i - 1)]);
        }
        return longest;
    }

    /** The way without windows may pass by words that have times. */
    private boolean inside(int line, Map<Integer, Word> found) {
        Span gap = draft.gap(draft.first(line), draft.first(line + 1));
        double tolerance = 0.1;
        return found.values().stream()
                .allMatch(word -> word.start() >= gap.start() - tolerance && word.end() <= gap.end() + tolerance);
    }

    private Word word(String text, List<Integer> letters, Emissions emissions, CtcPath path, Agreement agreement) {
        int from = path.first()[letters.getFirst()];
        int to = path.last()[letters.getLast()];
        double start = Math.min(from * emissions.secondsPerFrame(), draft.duration());
        double end = Math.clamp((to + 1) * emissions.secondsPerFrame(), start, draft.duration());
        return new Word(text, start, end, agreement.between(from, to), Source.ALIGNED);
    }
}
