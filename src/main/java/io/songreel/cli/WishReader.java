package io.songreel.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Turns {@code key=value} words into {@code user_options}. What they mean is for the server to judge. */
final class WishReader {
    private WishReader() {
    }

    static ObjectNode read(Map<String, String> wishes, Path directory) {
        ObjectNode options = SongreelClient.JSON.createObjectNode();
        wishes.forEach((key, value) -> options.set(key, switch (key) {
            case "lyrics" -> new TextNode(value.startsWith("@") ? text(directory, value.substring(1)) : value);
            case "style_tags" -> tags(value);
            default -> value(value);
        }));
        return options;
    }

    private static JsonNode tags(String value) {
        ArrayNode tags = SongreelClient.JSON.createArrayNode();
        for (String tag : value.split(",", -1)) {
            if (!tag.isBlank()) {
                tags.add(tag.strip());
            }
        }
        return tags;
    }

    /** A number or a truth value as such, everything else as text. */
    private static JsonNode value(String value) {
        try {
            JsonNode node = SongreelClient.JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(value);
            return node.isNumber() || node.isBoolean() ? node : new TextNode(value);
        } catch (JacksonException e) {
            return new TextNode(value);
        }
    }

    private static String text(Path directory, String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw Refused.badInput("The lyrics in " + name + " cannot be read as UTF-8 text.");
        }
    }
}
