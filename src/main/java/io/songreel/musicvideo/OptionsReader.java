package io.songreel.musicvideo;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.InvalidOptions;
import io.songreel.job.InvalidOptions.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads {@code user_options}: unknown keys and impossible values are problems, all collected, none dropped. */
public final class OptionsReader {
    private static final Set<String> KEYS = Set.of("scene_len_s", "segmentation", "num_scenes", "cut_frequency",
            "intensity", "style_tags", "aspect", "width", "height", "fps", "seed", "renderer", "director", "language",
            "lyrics", "fade_in_s", "fade_out_s", "draft", "stop_after", "burn_lyrics");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int MAX_TAGS = 16;
    private static final int MAX_TAG_LENGTH = 64;

    private final @Nullable JsonNode json;
    private final List<Problem> problems = new ArrayList<>();

    private OptionsReader(@Nullable JsonNode json) {
        this.json = json;
    }

    /**
     * Reads the options.
     *
     * @param json
     *            an object; null or JSON null for none
     * @throws InvalidOptions
     *             with every problem found
     */
    public static UserOptions read(@Nullable JsonNode json) throws InvalidOptions {
        return new OptionsReader(json).read();
    }

    private UserOptions read() throws InvalidOptions {
        if (json != null && !json.isNull() && !json.isObject()) {
            throw new InvalidOptions(List.of(new Problem("user_options", "must be a JSON object")));
        }
        if (json != null) {
            json.fieldNames().forEachRemaining(key -> {
                if (!KEYS.contains(key)) {
                    problem(key, "is no option; known are " + String.join(", ", KEYS.stream().sorted().toList()));
                }
            });
        }
        Frame frame = frame();
        UserOptions options = new UserOptions(number("scene_len_s", 1, 20, 4.0),
                choice("segmentation", "auto", "fixed", "words", "sections"),
                node("num_scenes") == null ? null : (int) whole("num_scenes", 1, 300, 1),
                choice("cut_frequency", "medium", "low", "high"), number("intensity", 0, 1, 0.5), tags(),
                frame.aspect(), frame.width(), frame.height(), fps(),
                node("seed") == null ? null : whole("seed", 0, 0xFFFF_FFFFL, 0),
                choice("renderer", "auto", "video", "image", "still"), choice("director", "auto", "model", "rules"),
                language(), lyrics(), number("fade_in_s", 0, 10, 0), number("fade_out_s", 0, 10, 0), flag("draft"),
                node("stop_after") == null ? null : choice("stop_after", UserOptions.DIRECTION), flag("burn_lyrics"));
        if (!problems.isEmpty()) {
            throw new InvalidOptions(problems);
        }
        return options;
    }

    private @Nullable JsonNode node(String key) {
        JsonNode node = json == null ? null : json.get(key);
        return node == null || node.isNull() ? null : node;
    }

    private void problem(String key, String message) {
        problems.add(new Problem("user_options." + key, message));
    }

    private double number(String key, double min, double max, double otherwise) {
        JsonNode node = node(key);
        if (node == null) {
            return otherwise;
        }
        double value = node.doubleValue();
        if (!node.isNumber() || !(value >= min) || !(value <= max)) {
            problem(key, "must be a number from " + plain(min) + " to " + plain(max));
            return otherwise;
        }
        return value;
    }

    private long whole(String key, long min, long max, long otherwise) {
        JsonNode node = node(key);
        if (node == null) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            problem(key, "must be a whole number from " + min + " to " + max);
            return otherwise;
        }
        return node.longValue();
    }

    private String choice(String key, String first, String... others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(Arrays.asList(others));
        return text(key, first, all::contains, "must be one of " + String.join(", ", all));
    }

    private String text(String key, String otherwise, Predicate<String> valid, String message) {
        JsonNode node = node(key);
        if (node == null) {
            return otherwise;
        }
        if (!node.isTextual() || !valid.test(node.textValue())) {
            problem(key, message);
            return otherwise;
        }
        return node.textValue();
    }

    private List<String> tags() {
        JsonNode node = node("style_tags");
        if (node == null) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        boolean fits = node.isArray() && node.size() <= MAX_TAGS;
        for (JsonNode tag : fits ? node : List.<JsonNode>of()) {
            String text = tag.isTextual() ? tag.textValue().strip() : "";
            fits &= !text.isEmpty() && text.length() <= MAX_TAG_LENGTH
                    && text.chars().noneMatch(Character::isISOControl);
            tags.add(text);
        }
        if (!fits) {
            problem("style_tags",
                    "must be a list of up to " + MAX_TAGS + " texts of 1 to " + MAX_TAG_LENGTH + " characters");
        }
        return tags;
    }

    private record Frame(@Nullable String aspect, int width, int height) {}

    private Frame frame() {
        String wire = choice("aspect", Aspect.WIDE.wire, Aspect.TALL.wire, Aspect.SQUARE.wire);
        Aspect aspect = Arrays.stream(Aspect.values()).filter(a -> a.wire.equals(wire)).findFirst().orElseThrow();
        boolean width = node("width") != null;
        boolean height = node("height") != null;
        if (width != height) {
            problem(width ? "height" : "width", "width and height come together, or neither and an aspect");
        }
        if (width && height && node("aspect") != null) {
            problem("aspect", "give either aspect or width and height");
        }
        return new Frame(width && height ? null : wire, side("width", aspect.width), side("height", aspect.height));
    }

    private int side(String key, int otherwise) {
        int side = (int) whole(key, 256, 1920, otherwise);
        if (side % 2 != 0) {
            problem(key, "must be even");
            return otherwise;
        }
        return side;
    }

    private int fps() {
        int fps = (int) whole("fps", 24, 30, 25);
        if (fps != 24 && fps != 25 && fps != 30) {
            problem("fps", "must be 24, 25 or 30");
            return 25;
        }
        return fps;
    }

    private String language() {
        return text("language", "auto", text -> text.equals("auto") || LANGUAGES.contains(text),
                "must be auto or an ISO 639-1 code such as en");
    }

    private @Nullable String lyrics() {
        if (node("lyrics") == null) {
            return null;
        }
        String text = text("lyrics", "",
                value -> value.getBytes(StandardCharsets.UTF_8).length <= UserOptions.LYRICS_BYTES,
                "must be text of at most 64 KiB");
        return text.isBlank() ? null : text;
    }

    private boolean flag(String key) {
        JsonNode node = node(key);
        if (node != null && !node.isBoolean()) {
            problem(key, "must be true or false");
        }
        return node != null && node.booleanValue();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
