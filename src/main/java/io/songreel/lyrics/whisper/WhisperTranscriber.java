package io.songreel.lyrics.whisper;

import io.songreel.lyrics.Pcm16k;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.WordSpread;
import io.songreel.lyrics.whisper.SpeechEngine.Utterance;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Hears a song with whisper.cpp, window by window. Whisper times lines, not words: the words of a line share its time by
 * their letters and are labelled {@link Word.Source#INTERPOLATED}. It reports no confidence; 0.5 stands for "unknown".
 * The model is loaded when words are first asked for and stays until {@link #close()}.
 */
public final class WhisperTranscriber implements Transcriber {
    private static final int SAMPLE_RATE = 16_000;
    private static final double WINDOW_SECONDS = 30;
    /** Speech that reaches into the end of a window is heard again from its start in the next one. */
    private static final double OVERLAP_SECONDS = 2;
    /** A window moves on by at least this much. */
    private static final double SHORTEST_STEP_SECONDS = 10;
    /** A window whose loudest sample is below −60 dB holds no voice, and Whisper would make one up. */
    private static final float SILENCE = 0.001f;
    private static final double UNKNOWN_CONFIDENCE = 0.5;
    private static final int MOST_THREADS = 8;

    private final String identity;
    private final SpeechThread thread;

    /**
     * A transcriber for one model.
     *
     * @param model
     *            a ggml file
     * @param modelIdentity
     *            the model's name and digest
     */
    public WhisperTranscriber(Path model, String modelIdentity) {
        this("whisper-jni-1.7.1/" + modelIdentity, () -> WhisperEngine.open(model,
                Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS)));
    }

    WhisperTranscriber(String identity, SpeechEngine.Opener opener) {
        this.identity = identity;
        this.thread = new SpeechThread(opener);
    }

    @Override
    public String identity() {
        return identity;
    }

    /**
     * {@inheritDoc} A language the model does not know is found out from the song, as with {@code auto}. A cancel is answered at once, even inside a window: the engine finishes that window unheard, on a
     * thread of its own, and the next call waits for it.
     */
    @Override
    public Transcript transcribe(Pcm16k song, String language, CancelToken cancel, Progress progress)
            throws IOException {
        String code = WhisperLanguages.code(language);
        List<String> lines = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        long position = 0;
        while (position < song.length()) {
            cancel.check();
            progress.at((double) position / song.length(),
                    "hearing the words: " + clock(position) + " of " + clock(song.length()));
            float[] window = read(song, position);
            boolean last = position + window.length >= song.length();
            List<Utterance> heard = silent(window) ? List.of() : thread.hear(window, code, cancel);
            Step step = step(heard, last ? Double.POSITIVE_INFINITY : (double) window.length / SAMPLE_RATE);
            for (Utterance utterance : step.kept()) {
                add(utterance, (double) position / SAMPLE_RATE, (double) song.length() / SAMPLE_RATE, lines, words);
            }
            position = last ? song.length() : position + Math.round(step.seconds() * SAMPLE_RATE);
        }
        cancel.check();
        progress.at(1, "heard the words");
        return new Transcript(Transcript.Origin.WHISPER, String.join("\n", lines), words,
                code.equals(WhisperLanguages.AUTO) ? "" : language);
    }

    /** What is kept of a window and how far the next one starts after it. */
    private record Step(List<Utterance> kept, double seconds) {}

    private static Step step(List<Utterance> heard, double window) {
        for (int i = 0; i < heard.size(); i++) {
            if (heard.get(i).end() > window - OVERLAP_SECONDS) {
                double start = heard.get(i).start();
                return start >= SHORTEST_STEP_SECONDS && start < window
                        ? new Step(heard.subList(0, i), start)
                        : new Step(heard, window);
            }
        }
        return new Step(heard, window - OVERLAP_SECONDS);
    }

    private static void add(Utterance utterance, double offset, double duration, List<String> lines,
            List<Word> words) {
        double earliest = words.isEmpty() ? 0 : words.getLast().end();
        double start = Math.clamp(offset + utterance.start(), earliest, Math.max(earliest, duration));
        double end = Math.clamp(offset + utterance.end(), start, Math.max(start, duration));
        List<Word> spread = WordSpread.over(utterance.text(), start, end, UNKNOWN_CONFIDENCE);
        if (!spread.isEmpty()) {
            words.addAll(spread);
            lines.add(String.join(" ", spread.stream().map(Word::text).toList()));
        }
    }

    /** A new array each time: after a cancel the engine may still be reading the old one. */
    private static float[] read(Pcm16k song, long position) throws IOException {
        int count = (int) Math.min((long) (WINDOW_SECONDS * SAMPLE_RATE), song.length() - position);
        float[] window = new float[count];
        int have = song.read(position, window, count);
        while (have < count) {
            float[] rest = new float[count - have];
            int got = song.read(position + have, rest, rest.length);
            if (got <= 0) {
                throw new EOFException("the song ends before its last sample");
            }
            System.arraycopy(rest, 0, window, have, got);
            have += got;
        }
        return window;
    }

    private static boolean silent(float[] window) {
        for (float sample : window) {
            if (Math.abs(sample) >= SILENCE) {
                return false;
            }
        }
        return true;
    }

    private static String clock(long samples) {
        long seconds = samples / SAMPLE_RATE;
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    @Override
    public void close() {
        thread.close();
    }
}
