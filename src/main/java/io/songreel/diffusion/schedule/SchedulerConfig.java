package io.songreel.diffusion.schedule;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model's {@code scheduler_config.json}: the keys it names and nothing else. What it does not name has the default of
 * the sampler that is laid out, not of the one the file was written for; that is how diffusers' {@code from_config}
 * carries one sampler's configuration to another.
 *
 * @param className
 *            diffusers' class, as {@code EulerDiscreteScheduler}; empty when the file names none
 * @param keys
 *            without those that are null
 */
public record SchedulerConfig(String className, Map<String, Object> keys) {
    private static final String NAME = "scheduler_config.json";
    private static final int LONGEST_VALUE = 60;
    // diffusers writes lambda_min_clipped as -Infinity.
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    public SchedulerConfig {
        keys = Map.copyOf(keys);
    }

    /** Reads the file. */
    public static SchedulerConfig read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** Reads the file's text. */
    public static SchedulerConfig parse(String json) throws ModelException {
        try {
            Map<String, Object> all = JSON.readValue(json, new TypeReference<HashMap<String, Object>>() {
            });
            if (all != null) {
                Object name = all.get("_class_name");
                all.entrySet().removeIf(each -> each.getValue() == null || each.getKey().startsWith("_"));
                return new SchedulerConfig(name instanceof String text ? text : "", all);
            }
        } catch (JacksonException e) {
            throw new ModelException("The model's " + NAME + " is damaged. Verify the model or pull it again.", e);
        }
        throw new ModelException("The model's " + NAME + " is empty. Verify the model or pull it again.");
    }

    /** The sampler that the file was written for; empty when Songreel has another one only. */
    public Optional<SchedulerKind> kind() {
        return Optional.ofNullable(switch (className) {
            case "EulerDiscreteScheduler" -> SchedulerKind.EULER;
            case "EulerAncestralDiscreteScheduler" -> SchedulerKind.EULER_ANCESTRAL;
            case "DDIMScheduler" -> SchedulerKind.DDIM;
            case "DPMSolverMultistepScheduler" -> Boolean.TRUE.equals(keys.get("use_karras_sigmas"))
                    ? SchedulerKind.DPMPP_2M_KARRAS
                    : SchedulerKind.DPMPP_2M;
            case "LCMScheduler" -> SchedulerKind.LCM;
            case "FlowMatchEulerDiscreteScheduler" -> SchedulerKind.FLOW_MATCH_EULER;
            default -> null;
        });
    }

    SchedulerConfig with(String key, Object value) {
        Map<String, Object> more = new HashMap<>(keys);
        more.put(key, value);
        return new SchedulerConfig(className, more);
    }

    OptionalDouble number(String key) throws ModelException {
        Object value = keys.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof Number number && !Double.isNaN(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw unsupported(key);
    }

    double number(String key, double absent) throws ModelException {
        return number(key).orElse(absent);
    }

    int whole(String key, int absent, int least, int most) throws ModelException {
        double value = number(key, absent);
        if (value != Math.rint(value) || value < least || value > most) {
            throw unsupported(key);
        }
        return (int) value;
    }

    boolean flag(String key, boolean absent) throws ModelException {
        Object value = keys.getOrDefault(key, absent);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw unsupported(key);
    }

    /** A text of which only some are understood. */
    String word(String key, String absent, String... understood) throws ModelException {
        Object value = keys.getOrDefault(key, absent);
        if (value instanceof String word && List.of(understood).contains(word)) {
            return word;
        }
        throw unsupported(key);
    }

    /** Numbers in single precision; none when the key is absent. */
    float[] floats(String key) throws ModelException {
        Object value = keys.getOrDefault(key, List.of());
        if (!(value instanceof List<?> list)) {
            throw unsupported(key);
        }
        float[] floats = new float[list.size()];
        for (int i = 0; i < floats.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                throw unsupported(key);
            }
            floats[i] = number.floatValue();
        }
        return floats;
    }

    /** Refuses a feature that is not built, so that it is never dropped in silence. */
    void mustBeOff(String... switches) throws ModelException {
        for (String key : switches) {
            if (flag(key, false)) {
                throw unsupported(key);
            }
        }
    }

    ModelException unsupported(String key) {
        String value = String.valueOf(keys.get(key));
        if (value.length() > LONGEST_VALUE) {
            value = value.substring(0, LONGEST_VALUE) + "…";
        }
        return new ModelException("The model's " + NAME + " asks for " + key + " = " + value
                + ", which this sampler does not have here. Choose another sampler or another model.");
    }
}
