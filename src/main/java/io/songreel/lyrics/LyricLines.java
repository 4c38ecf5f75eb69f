package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The timed words of a transcript, line by line. The transcript's text says where lines end when it has the same words;
 * otherwise a pause does, or the length.
 */
public final class LyricLines {
    private static final double PAUSE_SECONDS = 0.8;
    private static final int LONGEST_LINE_WORDS = 12;

    private LyricLines() {
    }

    /** The words, in their order; no line is empty. */
    public static List<List<Word>> of(Transcript transcript) {
        List<Word> words = transcript.words();
        if (!written(transcript)) {
            return byPauses(words);
        }
        List<List<Word>> lines = new ArrayList<>();
        int from = 0;
        for (int length : lengths(transcript)) {
            lines.add(words.subList(from, from + length));
            from += length;
        }
        return lines;
    }

    /** Whether the lines are those of the text. */
    static boolean written(Transcript transcript) {
        return lengths(transcript).stream().mapToInt(Integer::intValue).sum() == transcript.words().size();
    }

    private static List<Integer> lengths(Transcript transcript) {
        return transcript.text().lines().map(LyricLines::tokens).filter(n -> n > 0).toList();
    }

    private static int tokens(String line) {
        return Tokens.of(line).size();
    }

    private static List<List<Word>> byPauses(List<Word> words) {
        List<List<Word>> lines = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || i - from == LONGEST_LINE_WORDS
                    || words.get(i).start() - words.get(i - 1).end() > PAUSE_SECONDS) {
                lines.add(words.subList(from, i));
                from = i;
            }
        }
        return lines;
    }
}
