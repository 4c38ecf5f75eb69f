package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Alignment.Line;
import io.songreel.lyrics.Alignment.Method;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Transcript.Origin;
import io.songreel.lyrics.UploadedLine;
import io.songreel.lyrics.UploadedLyrics;
import io.songreel.lyrics.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives lyrics that are known the times of a song, by the first of these that works, line by line:
 * <ol>
 * <li>times of words that came with the lyrics stay as they are;
 * <li>letters found in the sound by a CTC model ({@link Word.Source#ALIGNED});
 * <li>words found among those that a speech model hears ({@link Word.Source#ALIGNED});
 * <li>times of lines that came with the lyrics, else the lines spread over where somebody sings
 * ({@link Word.Source#INTERPOLATED}).
 * </ol>
 * Every sung word of the lyrics is in the result exactly once, in order, inside the song, and none begins before the one
 * before it. How far a line can be trusted is in the result's {@link Alignment}.
 */
public final class KnownLyrics {
    /** Share of words that may be missing before a speech model, which takes its time, is asked. */
    private static final double FEW = 0.15;
    private static final double HALFWAY = 0.6;
    private static final double HEARD = 0.9;

    private KnownLyrics() {
    }

    /**
     * Aligns lyrics with a song.
     *
     * @param lyrics
     *            plain text, LRC or enhanced LRC
     * @param durationSeconds
     *            of the song, more than 0
     * @return {@link Transcript#none()} where there is nothing to sing
     * @throws IllegalArgumentException
     *             when the lyrics are longer than {@link UploadedLyrics#MAX_BYTES}
     * @throws java.util.concurrent.CancellationException
     *             when cancelled
     * @throws IOException
     *             when the song cannot be listened to: nothing is papered over
     */
    public static Transcript align(String lyrics, double durationSeconds, Hearing hearing, CancelToken cancel,
            Progress progress) throws IOException {
        List<UploadedLine> lines = UploadedLyrics.lines(lyrics, durationSeconds);
        if (lines.isEmpty()) {
            return Transcript.none();
        }
        Draft draft = new Draft(lines, durationSeconds);
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).timedByWord()) {
                draft.giveTimes(line);
            }
        }
        String language = listen(draft, hearing, cancel, progress);
        Filling.fill(draft, hearing, cancel,
                (fraction, message) -> progress.at(HEARD + (1 - HEARD) * fraction, message));
        return transcript(draft, language);
    }

    /** The two rungs that recognise something; returns the language if that became known. */
    private static String listen(Draft draft, Hearing hearing, CancelToken cancel, Progress progress)
            throws IOException {
        Acoustics acoustics = draft.open().isEmpty() ? null : hearing.acoustics();
        if (acoustics != null) {
            CtcRung.place(draft, acoustics, cancel,
                    (fraction, message) -> progress.at(HALFWAY * fraction, message));
        }
        int missing = draft.open().stream().mapToInt(line -> draft.first(line + 1) - draft.first(line)).sum();
        if (missing == 0 || (acoustics != null && missing <= FEW * draft.count())) {
            return "";
        }
        double begun = acoustics == null ? 0 : HALFWAY;
        Transcript heard = hearing.words(cancel,
                (fraction, message) -> progress.at(begun + (HEARD - begun) * fraction, message));
        if (heard == null) {
            return "";
        }
        MatchRung.place(draft, heard, cancel);
        return heard.language();
    }

    private static Transcript transcript(Draft draft, String language) {
        List<Word> words = inOrder(draft);
        List<Line> lines = new ArrayList<>();
        double qualities = 0;
        Map<Method, Integer> placed = new EnumMap<>(Method.class);
        for (int line = 0; line < draft.lines().size(); line++) {
            Draft.Placed how = Objects.requireNonNull(draft.placed(line));
            int count = draft.first(line + 1) - draft.first(line);
            Span span = new Span(words.get(draft.first(line)).start(), words.get(draft.first(line + 1) - 1).end());
            lines.add(Line.of(draft.lines().get(line).text(), span, how.quality(), how.method()));
            qualities += how.quality() * count;
            placed.merge(how.method(), count, Integer::sum);
        }
        Method most = placed.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .orElse(Method.SPREAD);
        String text = String.join("\n", draft.lines().stream().map(UploadedLine::text).toList());
        return new Transcript(Origin.UPLOADED, text, words, language,
                new Alignment(most, Math.clamp(qualities / draft.count(), 0.0, 1.0), lines));
    }

    /** Rungs keep to what the surer ones left; what little they overlap is cut here. */
    private static List<Word> inOrder(Draft draft) {
        List<Word> ordered = new ArrayList<>();
        double earliest = 0;
        for (int number = 0; number < draft.count(); number++) {
            Word word = Objects.requireNonNull(draft.word(number));
            Word next = draft.word(number + 1);
            double start = Math.clamp(word.start(), earliest, draft.duration());
            double end = Math.clamp(word.end(), start, draft.duration());
            if (next != null) {
                end = Math.clamp(next.start(), start, end);
            }
            ordered.add(new Word(word.text(), start, end, word.confidence(), word.source()));
            earliest = start;
        }
        return List.copyOf(ordered);
    }
}
