package io.songreel.lyrics;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hears one word a second, "word0 word1 …", five to a line, whatever the song. Reads the song in windows as a real one
 * does, and counts how often it was asked.
 */
public final class FakeTranscriber implements Transcriber {
    private static final int WINDOW = 30 * 16_000;
    private static final int WORDS_PER_LINE = 5;
    private final AtomicInteger calls = new AtomicInteger();

    /** How many songs were asked for. */
    public int calls() {
        return calls.get();
    }

    @Override
    public String identity() {
        return "fake/1";
    }

    @Override
    public Transcript transcribe(Pcm16k song, String language, CancelToken cancel, Progress progress)
            throws IOException {
        calls.incrementAndGet();
        float[] window = new float[WINDOW];
        for (long position = 0; position < song.length(); position += WINDOW) {
            cancel.check();
            progress.at((double) position / song.length(), "pretending to hear");
            song.read(position, window, (int) Math.min(WINDOW, song.length() - position));
        }
        cancel.check();
        progress.at(1, "heard");
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 <= song.length() / 16_000; i++) {
            words.add(new Word("word" + i, i + 0.1, i + 0.8, 0.9, Word.Source.WHISPER));
            text.append(i == 0 ? "" : i % WORDS_PER_LINE == 0 ? "\n" : " ").append("word").append(i);
        }
        return new Transcript(Transcript.Origin.WHISPER, text.toString(), words,
                language.equals("auto") ? "" : language);
    }
}
