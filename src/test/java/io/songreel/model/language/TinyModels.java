package io.songreel.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.OpenGate;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.onnx.HeldCount;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.StreamSupport;

/** Random models of real architectures, and a gate for them: scripts/fixtures/make_language.py. */
public final class TinyModels implements AutoCloseable {
    private static final Path FOLDER = Path.of("src/test/resources/language");
    private final OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")),
            new OnnxSettings(1, false, 0, OnnxSettings.ConvSearch.HEURISTIC, false));
    private final Gate gate = new OpenGate(runtime);

    public Gate gate() {
        return gate;
    }

    /** Sessions and tensors held natively. */
    public int held() {
        return HeldCount.of(runtime);
    }

    public static LanguageModel read(String name) {
        return read(name, 4096);
    }

    public static LanguageModel read(String name, int mostTokens) {
        Path folder = FOLDER.resolve(name);
        try {
            return LanguageModel.read(new ModelGraph(name, "decoder", "onnx", folder.resolve("model.onnx"), 1 << 20),
                    folder, "test", mostTokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something to do with a context. */
    @FunctionalInterface
    public interface Use<T> {
        T with(Context context) throws IOException;
    }

    /** Does it inside the gate. */
    public <T> T open(LanguageModel model, CancelToken cancel, Use<T> use) throws IOException {
        return gate.pass(new Visit("test", model.id(), cancel), pass -> {
            try (Context context = model.open(pass, cancel)) {
                return use.with(context);
            }
        });
    }

    public <T> T open(LanguageModel model, Use<T> use) throws IOException {
        return open(model, CancelToken.never(), use);
    }

    static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
    }

    static int[] ids(JsonNode ids) {
        return StreamSupport.stream(ids.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
    }

    static float[] floats(JsonNode base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.asText())).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
