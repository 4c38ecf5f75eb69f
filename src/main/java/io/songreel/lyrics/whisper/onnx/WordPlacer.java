package io.songreel.lyrics.whisper.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands a window's words out to its stretches and mends what attention gets wrong at pauses: a word beside a pause is no
 * longer than two usual words (openai/whisper, {@code timing.py}).
 */
final class WordPlacer {
    private static final double LONGEST_USUAL = 0.7;
    private static final double TRUSTED = 0.5;

    private final SpecialTokens tokens;
    private final double usual;
    private final double longest;
    private final List<WordDraft> words;

    /**
     * @param words
     *            of the window, from its start
     */
    WordPlacer(SpecialTokens tokens, List<WordDraft> words) {
        this.tokens = tokens;
        this.usual = Math.min(LONGEST_USUAL, median(words));
        this.longest = 2 * usual;
        this.words = Punctuation.merged(shortened(words));
    }

    private static double median(List<WordDraft> words) {
        double[] lengths = words.stream().mapToDouble(WordDraft::length).filter(length -> length != 0).sorted()
                .toArray();
        int half = lengths.length / 2;
        if (lengths.length == 0) {
            return 0;
        }
        return lengths.length % 2 == 1 ? lengths[half] : (lengths[half - 1] + lengths[half]) / 2;
    }

    private List<WordDraft> shortened(List<WordDraft> all) {
        List<WordDraft> shortened = new ArrayList<>(all);
        if (usual == 0) {
            return shortened;
        }
        for (int i = 1; i < shortened.size(); i++) {
            WordDraft word = shortened.get(i);
            if (word.length() > longest) {
                if (Punctuation.endsSentence(word)) {
                    shortened.set(i, word.between(word.start(), word.start() + longest));
                } else if (Punctuation.endsSentence(shortened.get(i - 1))) {
                    shortened.set(i, word.between(word.end() - longest, word.end()));
                }
            }
        }
        return shortened;
    }

    /**
     * The stretches with their words, in seconds of the song.
     *
     * @param offset
     *            of the window
     * @param spoken
     *            when somebody spoke last before it
     */
    List<Stretch> place(List<Stretch> stretches, double offset, double spoken) {
        List<Stretch> placed = new ArrayList<>();
        double last = spoken;
        int next = 0;
        for (Stretch stretch : stretches) {
            long wanted = stretch.tokens().stream().filter(tokens::isText).count();
            List<WordDraft> own = new ArrayList<>();
            for (long taken = 0; next < words.size() && taken < wanted; next++) {
                WordDraft word = words.get(next);
                taken += word.tokens().size();
                if (!word.text().isEmpty()) {
                    own.add(word.between(hundredths(offset + word.start()), hundredths(offset + word.end())));
                }
            }
            Stretch done = own.isEmpty() ? stretch : mended(stretch, own, last);
            last = own.isEmpty() ? last : done.end();
            placed.add(done);
        }
        return placed;
    }

    private Stretch mended(Stretch stretch, List<WordDraft> own, double spoken) {
        afterPause(own, spoken);
        double start = stretch.start();
        WordDraft first = own.getFirst();
        if (start < first.end() && start - TRUSTED > first.start()) {
            own.set(0, first.between(Math.max(0, Math.min(first.end() - usual, start)), first.end()));
        } else {
            start = first.start();
        }
        double end = stretch.end();
        WordDraft last = own.getLast();
        if (end > last.start() && end + TRUSTED < last.end()) {
            own.set(own.size() - 1, last.between(last.start(), Math.max(last.start() + usual, end)));
        } else {
            end = last.end();
        }
        return stretch.with(start, end, own);
    }

    private void afterPause(List<WordDraft> own, double spoken) {
        WordDraft first = own.getFirst();
        boolean two = own.size() > 1;
        boolean pause = first.end() - spoken > usual * 4;
        if (pause && (first.length() > longest || (two && own.get(1).end() - first.start() > longest * 2))) {
            if (two && own.get(1).length() > longest) {
                WordDraft second = own.get(1);
                double border = Math.max(second.end() / 2, second.end() - longest);
                first = first.between(first.start(), border);
                own.set(1, second.between(border, second.end()));
            }
            own.set(0, first.between(Math.max(0, first.end() - longest), first.end()));
        }
    }

    private static double hundredths(double seconds) {
        return Math.rint(seconds * 100) / 100;
    }
}
