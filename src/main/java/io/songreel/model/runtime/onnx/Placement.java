package io.songreel.model.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that a graph on a GPU does its work there. The library lays nodes for which it has no GPU code on the CPU and
 * says nothing. Its option against that refuses every node on the CPU, also the arithmetic on shapes that it puts there
 * on purpose and that every exported UNet has; and its Java interface does not tell where nodes are. So the first run is
 * profiled, and the profile names each node's place and how much it wrote.
 */
final class Placement implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Shapes and indices are far smaller, a picture's tensors larger. */
    private static final long SMALL_BYTES = 1 << 20;

    private final boolean allow;
    private @Nullable Path folder;
    private @Nullable ModelException misplaced;

    private Placement(@Nullable Path folder, boolean allow) {
        this.folder = folder;
        this.allow = allow;
    }

    /** For sessions on the CPU. */
    static Placement unchecked() {
        return new Placement(null, true);
    }

    static Placement checked(boolean allow) {
        try {
            return new Placement(Files.createTempDirectory("songreel-placement"), allow);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a session of {@code options} write a profile until {@link #check}. */
    void profile(OrtSession.SessionOptions options) throws OrtException {
        if (folder != null) {
            options.enableProfiling(folder.resolve("run").toString());
        }
    }

    /** After a run that succeeded. */
    void check(OrtSession session) throws OrtException, ModelException {
        if (folder != null) {
            Path profile = Path.of(session.endProfiling());
            try {
                Set<String> operators = onCpu(profile);
                if (!operators.isEmpty()) {
                    String found = "This graph has operators without GPU code here: " + String.join(", ", operators);
                    LOG.warn("{}; on the CPU they are slow", found);
                    misplaced = allow
                            ? null
                            : new ModelException(found + ". Use another export of the model, or set "
                                    + "songreel.onnx.allow-cpu-work to let the CPU do them.");
                }
            } catch (IOException e) {
                LOG.warn("A session's profile cannot be read, so its nodes' places stay unknown", e);
            } finally {
                close();
            }
        }
        if (misplaced != null) {
            throw misplaced;
        }
    }

    /** Which operators of a profiled run wrote more than a little on the CPU. */
    static Set<String> onCpu(Path profile) throws IOException {
        Set<String> operators = new TreeSet<>();
        for (JsonNode event : JSON.readTree(profile.toFile())) {
            JsonNode facts = event.path("args");
            if (facts.path("provider").asText().equals("CPUExecutionProvider")
                    && facts.path("output_size").asLong() > SMALL_BYTES) {
                operators.add(facts.path("op_name").asText());
            }
        }
        return operators;
    }

    @Override
    public void close() {
        Path done = folder;
        folder = null;
        if (done == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(done)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(done);
        } catch (IOException e) {
            LOG.warn("A session's profile stays in the temporary folder", e);
        }
    }
}
