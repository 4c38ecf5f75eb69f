package io.songreel.lyrics;

import io.songreel.lyrics.Transcript.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes recognised words fit to be read: no marks for music or applause, no words in silence, no subtitle credits, no
 * loops. Lyrics that a person uploaded only lose their marks and labels: what was written to be sung stays. Whatever the
 * text, it answers; what goes in in order comes out in order.
 */
public final class TranscriptCleaner {
    private TranscriptCleaner() {
    }

    /**
     * Cleans a transcript.
     *
     * @return text and words that agree, word by word, where there are words; {@link Transcript#none()} when nothing is
     *         left
     */
    public static Transcript clean(Transcript transcript, Silence silence) {
        boolean timed = !transcript.words().isEmpty();
        List<List<Word>> lines = timed ? LyricLines.of(transcript) : untimed(transcript.text());
        boolean recognised = transcript.origin() != Origin.UPLOADED;
        lines = Markup.strip(lines, recognised);
        if (recognised) {
            if (timed) {
                lines = audible(lines, silence);
                lines = Credits.strip(lines);
            }
            lines = Loops.strip(lines);
        }
        List<Word> words = lines.stream().flatMap(List::stream).toList();
        if (words.isEmpty()) {
            return Transcript.none();
        }
        String text = String.join("\n", lines.stream().map(TranscriptCleaner::text).toList());
        return new Transcript(transcript.origin(), text, timed ? inOrder(words) : List.of(), transcript.language(),
                transcript.alignment());
    }

    static String text(List<Word> line) {
        return String.join(" ", line.stream().map(Word::text).toList());
    }

    /** Words that never had a time take part with time 0, and lose it again. */
    private static List<List<Word>> untimed(String text) {
        return text.lines().map(line -> WordSpread.over(line, 0, 0, 1)).toList();
    }

    private static List<List<Word>> audible(List<List<Word>> lines, Silence silence) {
        return lines.stream()
                .map(line -> line.stream().filter(word -> !silence.between(word.start(), word.end())).toList())
                .filter(line -> !line.isEmpty()).toList();
    }

    private static List<Word> inOrder(List<Word> words) {
        List<Word> ordered = new ArrayList<>();
        double earliest = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            double start = Math.max(earliest, word.start());
            double end = Math.max(start, word.end());
            if (i + 1 < words.size() && words.get(i + 1).start() > start) {
                end = Math.min(end, words.get(i + 1).start());
            }
            ordered.add(new Word(word.text(), start, end, word.confidence(), word.source()));
            earliest = start;
        }
        return ordered;
    }
}
