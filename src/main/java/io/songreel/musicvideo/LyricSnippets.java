package io.songreel.musicvideo;

import io.songreel.lyrics.Tokens;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words that belong to each scene, every word to exactly one: by the middle of its time, or, for a text without
 * times, by its share of the text.
 */
final class LyricSnippets {
    private final List<Word> words;
    private final List<String> untimed;
    private final double duration;

    LyricSnippets(Transcript transcript, double duration) {
        words = transcript.words();
        untimed = words.isEmpty() ? Tokens.of(transcript.text()) : List.of();
        this.duration = duration;
    }

    /** The words from {@code start} to {@code end} seconds; empty when there are none. */
    String between(double start, double end) {
        if (words.isEmpty()) {
            return String.join(" ", untimed.subList(index(start), index(end)));
        }
        return words.stream().filter(word -> within(word, start, end)).map(Word::text)
                .collect(Collectors.joining(" "));
    }

    /** A word that is sung over the end of the song is the last scene's. */
    private boolean within(Word word, double start, double end) {
        double middle = Math.min((word.start() + word.end()) / 2, Math.nextDown(duration));
        return word.start() < duration && middle >= start && middle < end;
    }

    private int index(double seconds) {
        return (int) Math.round(untimed.size() * Math.clamp(seconds / duration, 0.0, 1.0));
    }
}
