package io.songreel.model.language;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Brings what an author wrote freely into a shape. Nothing is invented: words around the JSON, fields and items too many
 * and letters that a line may not have are left out, a line that is too long ends earlier, an option is known whatever
 * its case. What is missing or of another kind does not fit.
 */
public final class Fitting {
    private static final String ANSWER = "answer";
    private static final String THOUGHT = "</think>";
    /** Braces in the words before the JSON are looked into, up to so many. */
    private static final int MOST_STARTS = 16;
    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER).build();

    private Fitting() {
    }

    /** What became of an answer. */
    public sealed interface Outcome {
        /** @param value of the shape, to the letter */
        record Fits(JsonNode value) implements Outcome {
            /** As the author would say it, to go on with the talk. */
            public String text() {
                return SpacedJson.write(value);
            }
        }

        /** @param reason for the author, who may try again; repeats nothing that it wrote */
        record Unfit(String reason) implements Outcome {}
    }

    /** The shape as a server can be asked for it: servers want an object around a list. */
    public static Shape.Fields document(Shape shape) {
        return shape instanceof Shape.Fields fields ? fields : new Shape.Fields(Map.of(ANSWER, shape));
    }

    /** @param text of the author, with whatever it wrote around its JSON */
    public static Outcome of(Shape shape, String text) {
        String said = text.substring(text.contains(THOUGHT) ? text.lastIndexOf(THOUGHT) + THOUGHT.length() : 0);
        String problem = "there is no JSON in it";
        int from = 0;
        for (int start = 0; start < MOST_STARTS && from < said.length(); start++) {
            int at = opening(said, from);
            if (at < 0) {
                break;
            }
            from = at + 1;
            try (JsonParser parser = JSON.createParser(said.substring(at))) {
                JsonNode document = JSON.readTree(parser);
                // the parts of a document are no documents
                from = at + (int) parser.currentLocation().getCharOffset();
                return new Outcome.Fits(fitted(shape, document));
            } catch (UnfitException e) {
                problem = e.reason();
            } catch (IOException _) {
                problem = "it is not complete JSON";
            }
        }
        return new Outcome.Unfit(problem);
    }

    private static int opening(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '{' || text.charAt(at) == '[') {
                return at;
            }
        }
        return -1;
    }

    private static JsonNode fitted(Shape shape, JsonNode document) throws UnfitException {
        JsonNode found = document;
        if (!(shape instanceof Shape.Fields) && document.isObject()) {
            found = document.size() == 1 ? document.iterator().next() : document.path(ANSWER);
        }
        JsonNode fitted = fit(shape, found, "the answer");
        if (!shape.fits(fitted)) {
            throw new UnfitException("a text in it cannot be used");
        }
        return fitted;
    }

    private static JsonNode fit(Shape shape, JsonNode value, String where) throws UnfitException {
        return switch (shape) {
            case Shape.Text(int most) -> line(value, most, where);
            case Shape.Choice choice -> option(value, choice.options(), where);
            case Shape.Whole(int least, int most) -> whole(value, least, most, where);
            case Shape.Items items -> items(value, items, where);
            case Shape.Fields(Map<String, Shape> fields) -> fields(value, fields, where);
        };
    }

    private static JsonNode line(JsonNode value, int most, String where) throws UnfitException {
        if (!value.isTextual()) {
            throw new UnfitException(where + (value.isMissingNode() ? " is missing" : " has to be a text"));
        }
        LineText line = new LineText(most);
        line.append(value.asText().getBytes(StandardCharsets.UTF_8));
        String text = line.finished();
        if (text.codePoints().noneMatch(Character::isLetter)) {
            throw new UnfitException(where + " has no words");
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode option(JsonNode value, List<String> options, String where) throws UnfitException {
        String said = plain(value.asText());
        for (String option : options) {
            if (plain(option).equals(said)) {
                return TextNode.valueOf(option);
            }
        }
        throw new UnfitException(where + " has to be one of: " + String.join(", ", options));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").replaceAll("^[\\s.'\"]+|[\\s.'\"]+$", "");
    }

    private static JsonNode whole(JsonNode value, int least, int most, String where) throws UnfitException {
        double number = value.isNumber() || value.isTextual() ? value.asDouble(Double.NaN) : Double.NaN;
        if (number == Math.rint(number) && number >= least && number <= most) {
            return IntNode.valueOf((int) number);
        }
        throw new UnfitException(where + " has to be a whole number from " + least + " to " + most);
    }

    private static JsonNode items(JsonNode value, Shape.Items shape, String where) throws UnfitException {
        if (!value.isArray() && !(value.isMissingNode() && shape.fewest() == 0)) {
            throw new UnfitException(where + (value.isMissingNode() ? " is missing" : " has to be a list"));
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : value) {
            if (list.size() < shape.most()) {
                try {
                    list.add(fit(shape.item(), each, "entry " + (list.size() + 1) + " of " + where));
                } catch (UnfitException e) {
                    // in a list of a fixed length each entry has its place
                    if (shape.fewest() == shape.most()) {
                        throw e;
                    }
                }
            }
        }
        if (list.size() < shape.fewest()) {
            throw new UnfitException(where + " has " + list.size() + " usable entries, and " + shape.fewest()
                    + " are needed");
        }
        return list;
    }

    private static JsonNode fields(JsonNode value, Map<String, Shape> fields, String where) throws UnfitException {
        if (!value.isObject()) {
            throw new UnfitException(where + " has to be an object with " + String.join(", ", fields.keySet()));
        }
        Map<String, JsonNode> fitted = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> field : fields.entrySet()) {
            fitted.put(field.getKey(), fit(field.getValue(), value.path(field.getKey()), '"' + field.getKey() + '"'));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.setAll(fitted);
        return object;
    }

    /** Does not fit, and why. */
    private static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        UnfitException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
