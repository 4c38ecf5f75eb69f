package io.songreel.api;

import io.songreel.job.JobStatus;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Values of query parameters. What cannot be honoured is a 422 that says what may be. */
final class Queries {
    private Queries() {
    }

    static long whole(String name, String text, long min, long max) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ApiProblem.invalid(name, "must be a whole number from " + min + " to " + max);
    }

    static double number(String name, String text, double min, double max) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ApiProblem.invalid(name, "must be a number from " + (long) min + " to " + (long) max);
    }

    static JobStatus status(String text) {
        return Arrays.stream(JobStatus.values()).filter(status -> status.wire().equals(text)).findFirst()
                .orElseThrow(() -> ApiProblem.invalid("status", "must be one of "
                        + Arrays.stream(JobStatus.values()).map(JobStatus::wire).collect(Collectors.joining(", "))));
    }
}
