package io.songreel.api;

import java.util.List;

/** A request that cannot be granted, for a reason its sender can understand. All texts are public. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ProblemType type;
    private final transient List<FieldError> errors;

    ApiProblem(ProblemType type, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    ApiProblem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    ApiProblem(ProblemType type) {
        this(type, type.advice());
    }

    /** Fields that cannot be honoured, all at once. */
    static ApiProblem invalid(List<FieldError> errors) {
        String all = String.join("; ", errors.stream().map(e -> e.field() + " " + e.message()).toList());
        return new ApiProblem(ProblemType.INVALID, all.length() > 1000 ? all.substring(0, 999) + "…" : all, errors);
    }

    static ApiProblem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    List<FieldError> errors() {
        return errors;
    }

    /** A name that came from outside, made fit for an answer: printable, short. */
    static String quoted(String name) {
        String plain = name.replaceAll("[^\\p{Alnum}_.\\-\\[\\]]", "?");
        return plain.length() > 64 ? plain.substring(0, 63) + "…" : plain;
    }
}
