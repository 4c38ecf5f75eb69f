package io.songreel.api;

import io.songreel.direction.ScreenplayValidator;
import io.songreel.direction.Settled;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an owner settles about a direction; everything that cannot be is an error, nothing is cut to fit. */
final class DirectionReader {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int FEWEST_COLOURS = 3;
    private static final int MOST_COLOURS = 6;

    private DirectionReader() {
    }

    static Settled read(JobRequests.@Nullable DirectionChange change, List<FieldError> errors) {
        if (change == null) {
            return Settled.NOTHING;
        }
        text("mood", change.mood(), ScreenplayValidator.MOST_MOOD, errors);
        text("style", change.style(), ScreenplayValidator.MOST_STYLE, errors);
        texts("motifs", change.motifs(), ScreenplayValidator.MOST_MOTIFS, ScreenplayValidator.MOST_MOTIF, errors);
        texts("do_not_include", change.doNotInclude(), ScreenplayValidator.MOST_TERMS, ScreenplayValidator.MOST_TERM,
                errors);
        List<String> palette = change.palette();
        if (palette != null && (palette.size() < FEWEST_COLOURS || palette.size() > MOST_COLOURS
                || !palette.stream().allMatch(colour -> colour != null && COLOUR.matcher(colour).matches()))) {
            errors.add(new FieldError("direction.palette", "must be 3 to 6 colours written #rrggbb"));
        }
        return errors.isEmpty()
                ? new Settled(change.mood(), change.style(), palette, change.motifs(), change.doNotInclude())
                : Settled.NOTHING;
    }

    private static void texts(String field, @Nullable List<String> values, int most, int longest,
            List<FieldError> errors) {
        if (values != null && values.size() > most) {
            errors.add(new FieldError("direction." + field, "must be at most " + most + " texts"));
        } else if (values != null) {
            values.forEach(value -> text(field, String.valueOf(value), longest, errors));
        }
    }

    private static void text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        if (value != null && (value.isBlank() || value.length() > longest
                || value.chars().anyMatch(Character::isISOControl))) {
            errors.add(new FieldError("direction." + field, "must be text of 1 to " + longest + " characters"));
        }
    }
}
