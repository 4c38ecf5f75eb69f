package io.songreel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A model of {@code GET /models} as lines for a person. */
final class ModelLine {
    private static final double GB = 1e9;
    private static final double MB = 1e6;

    private ModelLine() {
    }

    /** One line, and a second one for what its owner should know. */
    static List<String> of(JsonNode model) {
        String mark = switch (model.path("state").asText()) {
            case "installed" -> "✓";
            case "partly" -> "◐";
            default -> "–";
        };
        List<String> parts = new ArrayList<>(List.of(mark + " " + model.path("id").asText(),
                model.path("kind").asText(), size(model), licence(model), state(model)));
        if (model.path("recommended").asBoolean()) {
            parts.add("recommended");
        }
        List<String> lines = new ArrayList<>(List.of(String.join("  ", parts)));
        if (!model.path("installed").asBoolean()) {
            model.path("note").asText("").lines().filter(note -> !note.isBlank()).map(note -> "    " + note)
                    .forEach(lines::add);
            String export = model.path("export").asText("");
            if (model.path("state").asText().equals("export_yourself") && !export.isEmpty()) {
                lines.add("    make it: " + export);
            }
        }
        return lines;
    }

    /** What is here of it, and whose folder it is in. */
    static String state(JsonNode model) {
        return switch (model.path("state").asText()) {
            case "installed" -> switch (model.path("place").asText()) {
                case "hugging_face_cache" -> "used in place from the Hugging Face cache";
                case "other_folder" -> "used in place from your own folder";
                default -> "installed";
            };
            case "partly" -> "partly here (" + bytes(model.path("bytes_present").asLong())
                    + "), pull goes on with it";
            case "export_yourself" -> "to be made on this machine";
            default -> "not here";
        };
    }

    private static String size(JsonNode model) {
        return (model.path("bytes").isNumber() ? bytes(model.path("bytes").asLong()) : "size told at the pull") + ", "
                + bytes(model.path("memory_bytes").asLong()) + " in memory";
    }

    private static String licence(JsonNode model) {
        return model.path("licence").asText() + (model.path("commercial_use").asBoolean()
                ? ", commercial use allowed"
                : ", NOT for commercial use");
    }

    private static String bytes(long bytes) {
        return bytes >= GB
                ? String.format(Locale.ROOT, "%.1f GB", bytes / GB)
                : String.format(Locale.ROOT, "%.0f MB", bytes / MB);
    }
}
