package io.songreel.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * JSON at the door: snake_case both ways; on the way in nothing is dropped or bent. A key that a record does not have is
 * an error that names it, and a text is never read as a number or the other way round.
 */
final class StrictJson {
    static final ObjectMapper MAPPER = mapper();
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE = new PropertyNamingStrategies.SnakeCaseStrategy();

    private StrictJson() {
    }

    private static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    /** @throws ApiProblem 400 when it is no JSON */
    static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree != null && !tree.isMissingNode()) {
                return tree;
            }
        } catch (IOException e) {
            // its message repeats the input; the problem's own text says what to do
        }
        throw new ApiProblem(ProblemType.MALFORMED);
    }

    /** @throws ApiProblem 400 when it is no JSON, 422 naming every unknown key or the first impossible value */
    static <T extends Record> T read(byte[] json, Class<T> type) {
        JsonNode tree = tree(json);
        List<FieldError> errors = new ArrayList<>();
        check(tree, type, "", errors);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw ApiProblem.invalid(path(e), "has a value of the wrong type");
        } catch (JacksonException e) {
            throw new ApiProblem(ProblemType.MALFORMED);
        }
    }

    private static void check(JsonNode node, Type type, String path, List<FieldError> errors) {
        if (type instanceof ParameterizedType list && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), list.getActualTypeArguments()[0], path + "[" + i + "]", errors);
            }
        } else if (type instanceof Class<?> record && record.isRecord()) {
            if (!node.isObject()) {
                errors.add(new FieldError(path.isEmpty() ? "body" : path, "must be a JSON object"));
                return;
            }
            Map<String, Type> known = Arrays.stream(record.getRecordComponents()).collect(Collectors
                    .toMap(c -> SNAKE.translate(c.getName()), RecordComponent::getGenericType));
            String prefix = path.isEmpty() ? "" : path + ".";
            node.properties().forEach(field -> {
                Type component = known.get(field.getKey());
                if (component == null) {
                    errors.add(new FieldError(prefix + ApiProblem.quoted(field.getKey()), "is no known key; known are "
                            + known.keySet().stream().sorted().collect(Collectors.joining(", "))));
                } else {
                    check(field.getValue(), component, prefix + field.getKey(), errors);
                }
            });
        }
    }

    private static String path(JsonMappingException e) {
        Function<JsonMappingException.Reference, String> step = reference -> reference.getFieldName() == null
                ? "[" + reference.getIndex() + "]"
                : "." + reference.getFieldName();
        String path = e.getPath().stream().map(step).collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.substring(path.startsWith(".") ? 1 : 0);
    }
}
