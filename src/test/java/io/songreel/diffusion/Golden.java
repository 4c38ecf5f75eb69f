package io.songreel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Objects;

/** What {@code scripts/fixtures} wrote down from the reference implementation. */
public final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {
    }

    /** A JSON file of {@code src/test/resources/diffusion}. */
    public static JsonNode read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/diffusion/" + name), name)) {
            return JSON.readTree(in);
        }
    }

    /** Little-endian single precision in base64, or a plain list. */
    public static float[] floats(JsonNode node) {
        if (node.isArray()) {
            float[] values = new float[node.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) node.get(i).asDouble();
            }
            return values;
        }
        byte[] bytes = Base64.getDecoder().decode(node.asText());
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** The largest difference, as a share of the largest value wanted. */
    public static double difference(float[] actual, float[] wanted) {
        assertThat(actual).hasSameSizeAs(wanted);
        double largest = 0;
        double off = 0;
        for (int k = 0; k < wanted.length; k++) {
            largest = Math.max(largest, Math.abs(wanted[k]));
            double difference = Math.abs((double) actual[k] - wanted[k]);
            off = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(off, difference);
        }
        return off == 0 ? 0 : off / largest;
    }
}
