package io.songreel.lyrics;

import io.songreel.lyrics.Word.Source;
import java.util.List;

/**
 * A line of uploaded lyrics as it is sung: marks and labels are gone.
 *
 * @param words
 *            at least one
 * @param opensStanza
 *            a blank line or a label stood before it, or it is the first
 * @param times
 *            the words again with the times that came with them; empty where none did
 */
public record UploadedLine(List<String> words, boolean opensStanza, List<Word> times) {
    public UploadedLine {
        words = List.copyOf(words);
        times = List.copyOf(times);
        if (words.isEmpty() || (!times.isEmpty() && times.size() != words.size())) {
            throw new IllegalArgumentException("a line has words, and times for all of them or none");
        }
    }

    public String text() {
        return String.join(" ", words);
    }

    /** Whether words have times of their own, and not their line alone. */
    public boolean timedByWord() {
        return times.stream().anyMatch(word -> word.source() == Source.UPLOADED);
    }
}
