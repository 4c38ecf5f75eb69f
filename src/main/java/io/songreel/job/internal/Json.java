package io.songreel.job.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.JobError;
import java.util.LinkedHashMap;
import java.util.Map;

/** The little JSON this room writes itself. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    /** An object of alternating names and values, in this order. */
    static String object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return text(object);
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JobError error(String text) {
        try {
            return MAPPER.readValue(text, JobError.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
