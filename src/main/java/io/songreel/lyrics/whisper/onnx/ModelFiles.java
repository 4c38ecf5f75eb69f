package io.songreel.lyrics.whisper.onnx;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files beside a model's graphs. */
record ModelFiles(Path folder) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long LARGEST = 32 << 20;

    boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /** A JSON object that has to be there. */
    JsonNode json(String name) throws ModelException {
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                throw new ModelException("The speech model lacks " + name + ". Pull it again, or export it again.");
            }
            JsonNode node = Files.size(file) > LARGEST ? null : JSON.readTree(file.toFile());
            if (node != null && node.isObject()) {
                return node;
            }
            throw damaged(name, null);
        } catch (JacksonException e) {
            throw damaged(name, e);
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException("The speech model's " + name + " cannot be read; check the disk and its rights.",
                    e);
        }
    }

    /** Bytes of a graph's weights, those beside it included. */
    static long weights(Path graph) throws ModelException {
        String name = graph.getFileName().toString();
        try (Stream<Path> beside = Files.list(graph.toAbsolutePath().getParent())) {
            long sum = 0;
            for (Path file : beside.filter(each -> each.getFileName().toString().startsWith(name)).toList()) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException e) {
            throw new ModelException("The speech model's folder cannot be read; check the disk and its rights.", e);
        }
    }

    private static ModelException damaged(String name, @Nullable Throwable cause) {
        return new ModelException("The speech model's " + name + " is damaged. Verify the model or pull it again.",
                cause);
    }
}
