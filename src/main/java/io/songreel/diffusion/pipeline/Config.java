package io.songreel.diffusion.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.model.runtime.ModelException;

/** One of a model's configuration files. What cannot be true is reported with the file's name. */
record Config(ModelFolder folder, String file, JsonNode node) {
    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key, String otherwise) {
        return node.path(key).isTextual() ? node.path(key).textValue() : otherwise;
    }

    boolean flag(String key, boolean otherwise) {
        return node.path(key).isBoolean() ? node.path(key).booleanValue() : otherwise;
    }

    /** A whole number from 1 to a million. */
    int count(String key) throws ModelException {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || value.longValue() < 1 || value.longValue() > 1_000_000) {
            throw impossible(key);
        }
        return value.intValue();
    }

    int count(String key, int otherwise) throws ModelException {
        return has(key) ? count(key) : otherwise;
    }

    /** The length of a list. */
    int length(String key) throws ModelException {
        JsonNode value = node.path(key);
        if (!value.isArray() || value.isEmpty() || value.size() > 16) {
            throw impossible(key);
        }
        return value.size();
    }

    double number(String key, double otherwise) throws ModelException {
        if (!has(key)) {
            return otherwise;
        }
        if (!node.get(key).isNumber()) {
            throw impossible(key);
        }
        return node.get(key).doubleValue();
    }

    /** A list of numbers; empty where there is none. */
    float[] numbers(String key) throws ModelException {
        float[] values = new float[node.path(key).size()];
        for (int i = 0; i < values.length; i++) {
            if (!node.get(key).get(i).isNumber()) {
                throw impossible(key);
            }
            values[i] = node.get(key).get(i).floatValue();
        }
        return values;
    }

    private ModelException impossible(String key) {
        return folder.unsupported(file + " has no usable " + key);
    }
}
