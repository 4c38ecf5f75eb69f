package io.songreel.lyrics.whisper.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of speech, as the model sets its times; seconds of the song.
 *
 * @param tokens
 *            times included
 */
record Stretch(double start, double end, List<Integer> tokens, List<WordDraft> words) {
    /** Of a token of time. */
    private static final double TICK_SECONDS = 0.02;

    Stretch {
        tokens = List.copyOf(tokens);
        words = List.copyOf(words);
    }

    Stretch with(double newStart, double newEnd, List<WordDraft> newWords) {
        return new Stretch(newStart, newEnd, tokens, newWords);
    }

    /**
     * A window's stretches and how far it was understood.
     *
     * @param frames
     *            of 10 ms, to where the next window may begin
     * @param whole
     *            whether nothing comes after the last stretch
     */
    record Cut(List<Stretch> stretches, int frames, boolean whole) {}

    /**
     * Cuts at each pair of times.
     *
     * @param offset
     *            of the window, seconds
     * @param melFrames
     *            of the window's own sound, 10 ms each
     */
    static Cut cut(List<Integer> tokens, SpecialTokens special, double offset, int melFrames) {
        int count = tokens.size();
        boolean whole = count >= 1 && special.isTime(tokens.get(count - 1))
                && !(count >= 2 && special.isTime(tokens.get(count - 2)));
        // one single token that is a time is no ending
        whole = whole && count >= 2;
        List<Integer> borders = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            if (special.isTime(tokens.get(i - 1)) && special.isTime(tokens.get(i))) {
                borders.add(i);
            }
        }
        if (borders.isEmpty()) {
            int last = tokens.stream().filter(special::isTime).reduce((_, next) -> next).orElse(special.firstTime());
            double length = last == special.firstTime() ? melFrames / 100.0 : seconds(last, special);
            return new Cut(List.of(new Stretch(offset, offset + length, tokens, List.of())), melFrames, whole);
        }
        if (whole) {
            borders.add(count);
        }
        List<Stretch> stretches = new ArrayList<>();
        int from = 0;
        for (int to : borders) {
            List<Integer> part = tokens.subList(from, to);
            stretches.add(new Stretch(offset + seconds(part.getFirst(), special),
                    offset + seconds(part.getLast(), special), part, List.of()));
            from = to;
        }
        int understood = 2 * (tokens.get(from - 1) - special.firstTime());
        return new Cut(stretches, whole ? melFrames : understood, whole);
    }

    private static double seconds(int token, SpecialTokens special) {
        return (token - special.firstTime()) * TICK_SECONDS;
    }
}
