package io.songreel.job;

import java.util.List;
import java.util.stream.Collectors;

/** Options that cannot be honoured; names every one of them, so that a client mends all at once. */
public final class InvalidOptions extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public InvalidOptions(List<Problem> problems) {
        super(problems.stream().map(p -> p.field() + ": " + p.message()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One of them.
     *
     * @param field
     *            the key, such as {@code user_options.fps}
     * @param message
     *            what it may be
     */
    public record Problem(String field, String message) {}
}
