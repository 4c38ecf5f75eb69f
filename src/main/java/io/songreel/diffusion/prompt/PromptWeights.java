package io.songreel.diffusion.prompt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weights in a prompt, in the manner that stable-diffusion-webui made common: {@code (a:1.2)} counts 1.2 times,
 * {@code (a)} 1.1 times, {@code [a]} a 1.1th; a backslash makes a bracket a letter. Brackets nest. One that is never
 * closed counts to the end, one that was never opened is a letter. Every text has a meaning; time is linear.
 */
public final class PromptWeights {
    private static final double STEP = 1.1;
    /** Beyond it only noise comes out. */
    private static final double MOST = 100;
    /** Keeps deep nests finite. */
    private static final double HUGE = 1e30;
    // What may follow a colon: a number and the bracket. Possessive, so that no text is read twice.
    private static final Pattern NUMBER = Pattern.compile("\\s*+([+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++))\\s*+\\)");
    private static final int LONGEST_NUMBER = 40;

    private final String prompt;
    private final List<String> pieces = new ArrayList<>();
    private final List<Bracket> brackets = new ArrayList<>();
    private final Deque<Bracket> round = new ArrayDeque<>();
    private final Deque<Bracket> square = new ArrayDeque<>();
    private final StringBuilder letters = new StringBuilder();

    private PromptWeights(String prompt) {
        this.prompt = prompt;
    }

    /** The pieces in order, neighbours of one weight joined; one empty piece for an empty prompt. */
    public static List<WeightedText> parse(String prompt) {
        PromptWeights parser = new PromptWeights(prompt);
        parser.read();
        return parser.weighed();
    }

    private void read() {
        int at = 0;
        while (at < prompt.length()) {
            at = read(at);
        }
        flush();
        round.forEach(bracket -> bracket.close(pieces.size(), STEP));
        square.forEach(bracket -> bracket.close(pieces.size(), 1 / STEP));
    }

    /** Reads one letter, bracket or weight; says where the next begins. */
    private int read(int at) {
        char letter = prompt.charAt(at);
        switch (letter) {
            case '\\' -> {
                boolean escapes = at + 1 < prompt.length() && "()[]\\".indexOf(prompt.charAt(at + 1)) >= 0;
                if (escapes) {
                    letters.append(prompt.charAt(at + 1));
                }
                return at + (escapes ? 2 : 1);
            }
            case '(' -> open(round);
            case '[' -> open(square);
            case ')' -> close(round, letter, STEP);
            case ']' -> close(square, letter, 1 / STEP);
            case ':' -> {
                Matcher number = NUMBER.matcher(prompt).region(at + 1, window(at));
                if (!round.isEmpty() && number.lookingAt()) {
                    close(round, letter, Double.parseDouble(number.group(1)));
                    return number.end();
                }
                letters.append(letter);
            }
            default -> letters.append(letter);
        }
        return at + 1;
    }

    /** Colons in a row must not each look at all the rest. */
    private int window(int colon) {
        return Math.min(prompt.length(), colon + 1 + LONGEST_NUMBER);
    }

    private void open(Deque<Bracket> stack) {
        flush();
        Bracket bracket = new Bracket(stack == round, pieces.size());
        brackets.add(bracket);
        stack.push(bracket);
    }

    private void close(Deque<Bracket> stack, char letter, double factor) {
        if (stack.isEmpty()) {
            letters.append(letter);
            return;
        }
        flush();
        stack.pop().close(pieces.size(), factor);
    }

    private void flush() {
        if (!letters.isEmpty()) {
            pieces.add(letters.toString());
            letters.setLength(0);
        }
    }

    /** One sweep over pieces and brackets. Brackets of one kind nest; of two kinds they may cross. */
    private List<WeightedText> weighed() {
        List<WeightedText> weighed = new ArrayList<>();
        Nest rounds = new Nest();
        Nest squares = new Nest();
        StringBuilder text = new StringBuilder();
        float weight = 1;
        int next = 0;
        for (int piece = 0; piece < pieces.size(); piece++) {
            for (; next < brackets.size() && brackets.get(next).start == piece; next++) {
                (brackets.get(next).round ? rounds : squares).enter(brackets.get(next), piece);
            }
            float own = (float) Math.clamp(rounds.factor(piece) * squares.factor(piece), -MOST, MOST);
            if (own != weight && !text.isEmpty()) {
                weighed.add(new WeightedText(text.toString(), weight));
                text.setLength(0);
            }
            weight = own;
            text.append(pieces.get(piece));
        }
        weighed.add(new WeightedText(text.toString(), weight));
        return List.copyOf(weighed);
    }

    /** From the piece that {@link #start} counts to before the one that {@link #end} counts. */
    private static final class Bracket {
        private final boolean round;
        private final int start;
        private int end;
        private double factor = 1;

        Bracket(boolean round, int start) {
            this.round = round;
            this.start = start;
        }

        void close(int at, double by) {
            end = at;
            factor = by;
        }
    }

    /** The brackets of one kind around a piece. */
    private static final class Nest {
        private final Deque<Integer> ends = new ArrayDeque<>();
        private final Deque<Double> factors = new ArrayDeque<>();

        void enter(Bracket bracket, int piece) {
            double product = Math.clamp(factor(piece) * bracket.factor, -HUGE, HUGE);
            ends.push(bracket.end);
            factors.push(product);
        }

        double factor(int piece) {
            while (!ends.isEmpty() && ends.element() <= piece) {
                ends.pop();
                factors.pop();
            }
            return factors.isEmpty() ? 1 : factors.element();
        }
    }
}
