package io.songreel.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an answer looks like. Whoever answers can only fill it in. */
public sealed interface Shape {
    /**
     * A line of text without quotes, backslashes and control characters, with at least one letter.
     *
     * @param most
     *            UTF-16 chars
     */
    record Text(int most) implements Shape {
        public Text {
            check(most >= 1 && most <= 10_000, "length");
        }
    }

    /**
     * One of several texts.
     *
     * @param leanings
     *            added to each option's log-likelihood; empty: none. Only a model in this process follows them
     */
    record Choice(List<String> options, List<Double> leanings) implements Shape {
        public Choice {
            options = List.copyOf(options);
            leanings = List.copyOf(leanings);
            check(!options.isEmpty() && options.stream().distinct().count() == options.size(), "options");
            check(options.stream().allMatch(option -> option.matches("[^\"\\\\\\p{Cntrl}]+")), "options");
            check(leanings.isEmpty() || leanings.size() == options.size(), "leanings");
            check(leanings.stream().allMatch(Double::isFinite), "leanings");
        }

        public static Choice of(List<String> options) {
            return new Choice(options, List.of());
        }
    }

    /** A whole number, both ends included. */
    record Whole(int least, int most) implements Shape {
        public Whole {
            check(least >= 0 && least <= most && most - least < 1000, "range");
        }
    }

    /** A list. */
    record Items(Shape item, int fewest, int most) implements Shape {
        public Items {
            check(fewest >= 0 && fewest <= most && most >= 1 && most <= 1000, "count");
        }
    }

    /** Named parts, in this order. */
    record Fields(Map<String, Shape> fields) implements Shape {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            check(!fields.isEmpty() && fields.keySet().stream().allMatch(name -> name.matches("[a-z_]{1,40}")),
                    "names");
        }
    }

    /** What a server has to be told to answer in this shape: a JSON Schema in the subset that they have in common. */
    default ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Text(int most) -> schema.put("type", "string").put("maxLength", most);
            case Choice choice -> {
                ArrayNode options = schema.put("type", "string").putArray("enum");
                choice.options().forEach(options::add);
            }
            case Whole(int least, int most) -> schema.put("type", "integer").put("minimum", least).put("maximum", most);
            case Items(Shape item, int fewest, int most) -> schema.put("type", "array").put("minItems", fewest)
                    .put("maxItems", most).set("items", item.schema());
            case Fields(Map<String, Shape> fields) -> {
                ObjectNode properties = schema.put("type", "object").putObject("properties");
                ArrayNode required = schema.putArray("required");
                fields.forEach((name, shape) -> {
                    properties.set(name, shape.schema());
                    required.add(name);
                });
                schema.put("additionalProperties", false);
            }
        }
        return schema;
    }

    /** Whether a document from anywhere has this shape, to the letter. */
    default boolean fits(JsonNode value) {
        return switch (this) {
            case Text(int most) -> value.isTextual() && value.asText().length() <= most
                    && value.asText().codePoints().anyMatch(Character::isLetter)
                    && value.asText().codePoints().noneMatch(c -> Character.isISOControl(c) || c == '"' || c == '\\');
            case Choice choice -> value.isTextual() && choice.options().contains(value.asText());
            case Whole(int least, int most) -> value.isInt() && value.asInt() >= least && value.asInt() <= most;
            case Items(Shape item, int fewest, int most) -> {
                boolean fits = value.isArray() && value.size() >= fewest && value.size() <= most;
                for (JsonNode each : value) {
                    fits = fits && item.fits(each);
                }
                yield fits;
            }
            case Fields(Map<String, Shape> fields) -> value.isObject() && value.size() == fields.size()
                    && fields.entrySet().stream().allMatch(field -> field.getValue().fits(value.path(field.getKey())));
        };
    }

    private static void check(boolean sound, String what) {
        if (!sound) {
            throw new IllegalArgumentException("a shape cannot have such " + what);
        }
    }
}
