package io.songreel.media;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.songreel.media.MediaRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the decoding process has to say, as a small JSON file of plain texts and lists of numbers. Its writer may have
 * been taken over by a hostile file, so the reader believes nothing: size, types and ranges are checked.
 */
final class WorkerReport {
    private static final long MAX_BYTES = 256 * 1024;
    private static final int MAX_DETAIL = 300;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, short[]> lists = new HashMap<>();

    static void song(Path report, SongFacts facts, Peaks peaks) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(report))) {
            json.writeStartObject();
            json.writeStringField("codec", facts.codec());
            json.writeStringField("samples", Long.toString(facts.samples()));
            json.writeStringField("sample_rate", Integer.toString(facts.sampleRate()));
            json.writeStringField("channels", Integer.toString(facts.channels()));
            if (facts.loudnessLufs() != null) {
                json.writeStringField("loudness_lufs", Double.toString(facts.loudnessLufs()));
            }
            list(json, "min", peaks.min());
            list(json, "max", peaks.max());
            json.writeEndObject();
        }
    }

    static void picture(Path report, int width, int height) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(report))) {
            json.writeStartObject();
            json.writeStringField("width", Integer.toString(width));
            json.writeStringField("height", Integer.toString(height));
            json.writeEndObject();
        }
    }

    static void refusal(Path report, MediaRefused refused) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(report))) {
            json.writeStartObject();
            json.writeStringField("refused", refused.reason().name());
            json.writeStringField("detail", refused.detail());
            json.writeEndObject();
        }
    }

    private static void list(JsonGenerator json, String name, short[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (short value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    /**
     * @throws IOException
     *             when it is no report
     * @throws MediaRefused
     *             when the report says so
     */
    static WorkerReport read(Path file) throws IOException, MediaRefused {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("the worker's report is too large");
        }
        WorkerReport report = new WorkerReport();
        try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
            report.parse(json);
        }
        String refused = report.texts.get("refused");
        if (refused != null) {
            String detail = report.texts.getOrDefault("detail", "");
            throw new MediaRefused(reason(refused), detail.substring(0, Math.min(detail.length(), MAX_DETAIL)));
        }
        return report;
    }

    private void parse(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("the worker's report is no object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case VALUE_STRING -> texts.put(name, json.getText());
                case START_ARRAY -> lists.put(name, numbers(json));
                default -> throw new IOException("the worker's report has a value of another kind");
            }
        }
    }

    private static short[] numbers(JsonParser json) throws IOException {
        List<Short> values = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            values.add(json.getShortValue());
        }
        if (json.currentToken() != JsonToken.END_ARRAY || values.size() > Peaks.BUCKETS) {
            throw new IOException("the worker's report has a list of another kind");
        }
        short[] numbers = new short[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i);
        }
        return numbers;
    }

    SongFacts facts(AudioFormat format) throws IOException {
        try {
            return new SongFacts(format, text("codec"), Long.parseLong(text("samples")),
                    Integer.parseInt(text("sample_rate")), Integer.parseInt(text("channels")),
                    texts.containsKey("loudness_lufs") ? Double.valueOf(text("loudness_lufs")) : null);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("the worker's report of a song is wrong", wrong);
        }
    }

    Peaks peaks() throws IOException {
        try {
            return new Peaks(lists.getOrDefault("min", new short[0]), lists.getOrDefault("max", new short[0]));
        } catch (IllegalArgumentException wrong) {
            throw new IOException("the worker's report of peaks is wrong", wrong);
        }
    }

    int number(String name) throws IOException {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException wrong) {
            throw new IOException("the worker's report has a wrong " + name, wrong);
        }
    }

    private String text(String name) throws IOException {
        String text = texts.get(name);
        if (text == null || text.length() > 64) {
            throw new IOException("the worker's report has no " + name);
        }
        return text;
    }

    private static Reason reason(String name) throws IOException {
        try {
            return Reason.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("the worker's report has an unknown reason", unknown);
        }
    }
}
