package io.songreel.model.runtime.torch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.GraphSignature;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * TorchScript names neither what it takes nor what it gives. So {@code model.signature.json} lies beside
 * {@code model.pt}: {@code {"inputs": [{"name", "type", "shape"}], "outputs": [...]}} in the order of the arguments and
 * results, with {@link ElementType}'s names in small letters and −1 for a free length. There is no bfloat16 among them;
 * a graph may compute in it.
 */
final class TorchSignature {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TorchSignature() {
    }

    static GraphSignature beside(Path graph) throws ModelException {
        String file = String.valueOf(graph.getFileName());
        int dot = file.lastIndexOf('.');
        String name = (dot < 0 ? file : file.substring(0, dot)) + ".signature.json";
        try {
            JsonNode signature = JSON.readTree(graph.resolveSibling(name).toFile());
            return checked(new GraphSignature(specs(signature.path("inputs")), specs(signature.path("outputs"))));
        } catch (ModelException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelException("The signature file " + name + " of this graph is missing or damaged; "
                    + "check the model with: songreel models verify", e);
        }
    }

    /** DJL 0.35 does not know this type in its native code, and ends the process when it meets it. */
    private static GraphSignature checked(GraphSignature signature) throws ModelException {
        if (Stream.of(signature.inputs(), signature.outputs()).flatMap(specs -> specs.values().stream()).anyMatch(
                spec -> spec.type() == ElementType.BFLOAT16)) {
            throw new ModelException("This TorchScript graph takes or gives bfloat16, which cannot be handed over; "
                    + "export it with float32 in and out, converting inside.");
        }
        return signature;
    }

    private static Map<String, TensorSpec> specs(JsonNode list) {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        for (JsonNode entry : list) {
            int[] shape = new int[entry.path("shape").size()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = entry.path("shape").path(i).asInt();
            }
            ElementType type = ElementType.valueOf(entry.path("type").asText().toUpperCase(Locale.ROOT));
            specs.put(entry.path("name").asText(), new TensorSpec(type, shape));
        }
        if (specs.isEmpty()) {
            throw new IllegalArgumentException("no tensors");
        }
        return specs;
    }
}
