package io.songreel.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON with a blank after each comma and colon: most of what models have read looks so, and their tokens are cut so. */
public final class SpacedJson {
    private SpacedJson() {
    }

    public static String write(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> parts.add(write(each)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                parts.add('"' + field.getKey() + "\": " + write(field.getValue()));
            }
            return "{" + String.join(", ", parts) + "}";
        }
        return value.toString();
    }
}
