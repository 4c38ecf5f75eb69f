package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Alignment.Method;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.Word.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first rung: finds the letters of the lyrics in the sound. */
final class CtcRung {
    /** A line of less is not there: its letters were put where they hurt least. */
    static final double NOT_THERE = 0.25;
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
        Optional<CtcPath> path = ForcedAlignment.align(emissions, labels, cancel);
        if (path.isEmpty()) {
            // times that came with the lyrics can be wrong
            path = ForcedAlignment.align(emissions, labels.unbound(), cancel);
        }
        if (path.isPresent()) {
            new CtcRung(draft, script).place(emissions, labels, path.get());
        }
    }

    private void place(Emissions emissions, CtcLabels labels, CtcPath path) {
        Agreement agreement = new Agreement(emissions, labels, path);
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
            if (heard >= NOT_THERE && inside(line, found)) {
                draft.place(line, found, new Draft.Placed(Method.CTC, quality));
            }
        }
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
