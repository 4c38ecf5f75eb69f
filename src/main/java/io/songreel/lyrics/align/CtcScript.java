package io.songreel.lyrics.align;

import io.songreel.lyrics.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The open lines of the lyrics as labels: a star before, between and after lines, which may be left out, and the model's
 * delimiter between words, which may be too, as singers run words together.
 */
final class CtcScript {
    /** Emissions grow with the letters in use; a script of thousands keeps the most frequent, the rest is filled in. */
    private static final int MOST_TOKENS = 255;
    private static final int BETWEEN = -1;
    private static final int STAR_TOKEN = -2;
    /**
     * Costs of a frame of blank. Instruments sound like letters now and then, and without these the first letters of a line
     * would be taken from the solo before it. Twice as much is a little better for speech, but dear for notes that are
     * held for seconds.
     */
    private static final double REST_IN_WORD = 0.05;
    private static final double REST_IN_LINE = 0.03;

    /** One label: its token, its word or {@link #BETWEEN}, and its line. */
    private record Label(int token, int word, int line, boolean opensLine) {
        boolean optional() {
            return word == BETWEEN;
        }
    }

    private final List<Label> labels;
    private final int[] tokens;
    private final Map<Integer, List<Integer>> ofWord = new HashMap<>();

    private CtcScript(List<Label> labels, int... tokens) {
        this.labels = labels;
        this.tokens = tokens;
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).optional()) {
                ofWord.computeIfAbsent(labels.get(i).word(), word -> new ArrayList<>()).add(i);
            }
        }
    }

    static CtcScript of(Draft draft, CtcVocabulary vocabulary) {
        Spelling spelling = new Spelling(vocabulary);
        Map<Integer, int[]> spelled = new LinkedHashMap<>();
        for (int line : draft.open()) {
            for (int word = draft.first(line); word < draft.first(line + 1); word++) {
                int[] letters = spelling.of(draft.text(line, word));
                if (letters.length > 0) {
                    spelled.put(word, letters);
                }
            }
        }
        int[] tokens = tokens(vocabulary, spelled);
        List<Integer> sorted = Arrays.stream(tokens).boxed().toList();
        List<Label> labels = new ArrayList<>();
        for (int line : draft.open()) {
            boolean opens = true;
            for (int word = draft.first(line); word < draft.first(line + 1); word++) {
                int[] letters = Arrays.stream(spelled.getOrDefault(word, new int[0])).filter(sorted::contains)
                        .toArray();
                if (letters.length == 0) {
                    continue;
                }
                if (opens) {
                    labels.add(new Label(STAR_TOKEN, BETWEEN, line, false));
                } else if (vocabulary.delimiter() >= 0) {
                    labels.add(new Label(vocabulary.delimiter(), BETWEEN, line, false));
                }
                for (int i = 0; i < letters.length; i++) {
                    labels.add(new Label(letters[i], word, line, opens && i == 0));
                }
                opens = false;
            }
        }
        if (!labels.isEmpty()) {
            labels.add(new Label(STAR_TOKEN, BETWEEN, draft.lines().size(), false));
        }
        return new CtcScript(labels, tokens);
    }

    /** The blank, the delimiter, then letters, the most frequent first. */
    private static int[] tokens(CtcVocabulary vocabulary, Map<Integer, int[]> spelled) {
        Map<Integer, Integer> uses = new HashMap<>();
        spelled.values()
                .forEach(letters -> Arrays.stream(letters).forEach(letter -> uses.merge(letter, 1, Integer::sum)));
        IntStream letters = uses.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TOKENS).mapToInt(Map.Entry::getKey);
        IntStream marks = vocabulary.delimiter() < 0
                ? IntStream.of(vocabulary.blank())
                : IntStream.of(vocabulary.blank(), vocabulary.delimiter());
        return IntStream.concat(marks, letters).toArray();
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    /** What has to be listened for, the blank first. */
    int[] tokens() {
        return tokens.clone();
    }

    /** Numbers of the labels that spell a word; none for one that the model cannot spell. */
    List<Integer> labelsOf(int word) {
        return ofWord.getOrDefault(word, List.of());
    }

    /** With the windows that the draft leaves each line. */
    CtcLabels labels(Draft draft, double secondsPerFrame) {
        int count = labels.size();
        Map<Integer, Integer> column = new HashMap<>();
        for (int i = 0; i < tokens.length; i++) {
            column.put(tokens[i], i);
        }
        int[] columns = new int[count];
        boolean[] optional = new boolean[count];
        double[] rests = new double[count];
        int[] from = new int[count];
        int[] to = new int[count];
        int line = -1;
        Span window = new Span(0, 0);
        double limit = 0;
        for (int i = 0; i < count; i++) {
            Label label = labels.get(i);
            columns[i] = column.getOrDefault(label.token(), CtcLabels.STAR);
            optional[i] = label.optional();
            rests[i] = rest(i);
            to[i] = Integer.MAX_VALUE;
            if (columns[i] != CtcLabels.STAR) {
                if (label.line() != line) {
                    line = label.line();
                    window = draft.window(line);
                    limit = draft.limit(line);
                }
                from[i] = (int) Math.floor(window.start() / secondsPerFrame);
                to[i] = (int) Math.ceil((label.opensLine() ? window.end() : limit) / secondsPerFrame);
            }
        }
        return new CtcLabels(columns, optional, rests, from, to);
    }

    private double rest(int i) {
        Label label = labels.get(i);
        if (label.token() == STAR_TOKEN || label.opensLine()) {
            return 0;
        }
        return label.word() != BETWEEN && label.word() == labels.get(i - 1).word() ? REST_IN_WORD : REST_IN_LINE;
    }
}
