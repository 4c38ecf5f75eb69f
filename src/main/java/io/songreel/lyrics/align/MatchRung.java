package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.lyrics.Alignment.Method;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.Word.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The second rung: words that a speech model heard lend their times to the same words of the lyrics. */
final class MatchRung {
    /** A line of less was matched by chance. */
    private static final double LEAST_SHARE = 0.3;
    private static final int SURE_WORDS = 3;
    /** Within a line, this much and this much for each word between: more is another line. */
    private static final double LONGEST_REST_SECONDS = 2.5;
    private static final double LONGEST_WORD_SECONDS = 1.2;

    private final Draft draft;
    private final List<Word> heard;

    /** A word of the lyrics whose line is open. */
    private record Open(int line, int number, String key, double from, double to) {}

    private MatchRung(Draft draft, List<Word> heard) {
        this.draft = draft;
        this.heard = heard;
    }

    /** Places the open lines whose words were heard; leaves the others open. */
    static void place(Draft draft, Transcript heard, CancelToken cancel) {
        List<Word> inSong = heard.words().stream().filter(word -> word.start() < draft.duration()).toList();
        new MatchRung(draft, inSong).place(cancel);
    }

    private void place(CancelToken cancel) {
        List<Open> open = open();
        List<String> keys = heard.stream().map(word -> Folding.key(word.text())).toList();
        List<WordMatcher.Match> matches = WordMatcher.match(open.stream().map(Open::key).toList(), keys,
                (sung, other) -> heard.get(other).start() >= open.get(sung).from()
                        && heard.get(other).start() <= open.get(sung).to(),
                cancel);
        Map<Integer, TreeMap<Integer, Word>> byLine = new TreeMap<>();
        for (WordMatcher.Match match : matches) {
            times(match, open).forEach((number, word) -> byLine
                    .computeIfAbsent(open.get(match.sung()).line(), line -> new TreeMap<>()).put(number, word));
        }
        byLine.forEach((line, words) -> {
            Map<Integer, Word> together = together(words);
            int count = draft.first(line + 1) - draft.first(line);
            double share = (double) together.size() / count;
            if (share >= LEAST_SHARE || together.size() >= SURE_WORDS) {
                double quality = together.values().stream().mapToDouble(Word::confidence).sum() / count;
                draft.place(line, together, new Draft.Placed(Method.MATCHED, quality));
            }
        });
    }

    private List<Open> open() {
        List<Open> open = new ArrayList<>();
        for (int line : draft.open()) {
            Span window = draft.window(line);
            double to = draft.limit(line);
            for (int number = draft.first(line); number < draft.first(line + 1); number++) {
                String key = Folding.key(draft.text(line, number));
                if (!key.isEmpty()) {
                    open.add(new Open(line, number, key, window.start(), to));
                }
            }
        }
        return open;
    }

    /** Two words that were heard as one share its time; one that was heard as two has both. */
    private Map<Integer, Word> times(WordMatcher.Match match, List<Open> open) {
        Map<Integer, Word> words = new HashMap<>();
        Word from = heard.get(match.heard());
        Word to = heard.get(match.heard() + match.heardCount() - 1);
        double start = from.start();
        double end = Math.clamp(to.end(), start, Math.max(start, draft.duration()));
        double confidence = match.likeness() * Math.clamp(Math.min(from.confidence(), to.confidence()), 0, 1);
        double letters = 0;
        for (int i = 0; i < match.sungCount(); i++) {
            letters += open.get(match.sung() + i).key().length();
        }
        double passed = 0;
        for (int i = 0; i < match.sungCount(); i++) {
            Open word = open.get(match.sung() + i);
            if (word.line() == open.get(match.sung()).line()) {
                double at = start + (end - start) * (passed / letters);
                passed += word.key().length();
                words.put(word.number(), new Word(draft.text(word.line(), word.number()), at,
                        Math.max(at, start + (end - start) * (passed / letters)), confidence, Source.ALIGNED));
            }
        }
        return words;
    }

    /** The greatest group of a line's words that stands close enough to be sung in one breath. */
    private static Map<Integer, Word> together(Map<Integer, Word> words) {
        Map<Integer, Word> best = new TreeMap<>();
        TreeMap<Integer, Word> group = new TreeMap<>();
        for (Map.Entry<Integer, Word> next : words.entrySet()) {
            if (!group.isEmpty()) {
                Map.Entry<Integer, Word> last = group.lastEntry();
                double rest = next.getValue().start() - last.getValue().end();
                int between = next.getKey() - last.getKey() - 1;
                if (rest > LONGEST_REST_SECONDS + between * LONGEST_WORD_SECONDS) {
                    group = new TreeMap<>();
                }
            }
            group.put(next.getKey(), next.getValue());
            if (group.size() > best.size()) {
                best = group;
            }
        }
        return best;
    }
}
