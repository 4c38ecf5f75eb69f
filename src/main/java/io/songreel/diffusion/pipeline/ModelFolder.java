package io.songreel.diffusion.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.songreel.diffusion.prompt.ClipTokenizer;
import io.songreel.diffusion.schedule.SchedulerConfig;
import io.songreel.model.runtime.ModelException;
import io.songreel.storage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A model on disk in the layout of diffusers and optimum: {@code model_index.json} and one folder a component. */
record ModelFolder(String model, Path root) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final long LARGEST_CONFIG = 1 << 20;
    private static final Set<String> OTHER_FILES = Set.of("onnx", "pt", "json", "txt", "md", "sha256", "safetensors",
            "bin", "ckpt", "msgpack", "h5", "part");
    private static final List<String> GRAPHS = List.of("model.onnx", "model.pt");

    /** A graph's file and the bytes of its weights, those kept beside it included. */
    record GraphFile(String component, Path file, long weights) {
        String format() {
            return file.getFileName().toString().endsWith(".onnx") ? "onnx" : "torchscript";
        }
    }

    /** A configuration file that has to be there. */
    Config config(String file) throws ModelException {
        return find(file).orElseThrow(() -> missing(file));
    }

    Optional<Config> find(String file) throws ModelException {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        return read(file, () -> {
            JsonNode node = Files.size(path) > LARGEST_CONFIG ? null : JSON.readTree(path.toFile());
            if (node == null || !node.isObject()) {
                throw damaged(file, null);
            }
            return Optional.of(new Config(this, file, node));
        });
    }

    /** A file that has to be there. */
    Path file(String name) throws ModelException {
        Path path = root.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw missing(name);
        }
        return path;
    }

    SchedulerConfig scheduler() throws ModelException {
        String name = "scheduler/scheduler_config.json";
        return read(name, () -> SchedulerConfig.read(file(name)));
    }

    ClipTokenizer tokenizer(String component) throws ModelException {
        file(component + "/vocab.json");
        file(component + "/merges.txt");
        return read(component + "/vocab.json", () -> ClipTokenizer.read(root.resolve(component)));
    }

    /** A component's graph that has to be there. */
    GraphFile graph(String component) throws ModelException {
        return findGraph(component).orElseThrow(() -> missing(component + "/" + GRAPHS.getFirst()));
    }

    Optional<GraphFile> findGraph(String component) throws ModelException {
        for (String name : GRAPHS) {
            Path file = root.resolve(component).resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(new GraphFile(component, file, weights(component, file)));
            }
        }
        return Optional.empty();
    }

    /**
     * Digest of what makes the images: all configuration and vocabulary files, and of each graph its name, its bytes and
     * the SHA-256 recorded beside it. Reads no weights.
     */
    String digest(List<GraphFile> graphs) throws ModelException {
        MessageDigest digest = Sha256.digest();
        try (Stream<Path> tree = Files.walk(root, 2)) {
            for (Path small : tree.filter(ModelFolder::isSmall).sorted().toList()) {
                update(digest, root.relativize(small).toString());
                digest.update(Files.readAllBytes(small));
            }
            for (GraphFile graph : graphs) {
                update(digest, graph.component + " " + graph.format() + " " + graph.weights);
                Path note = graph.file.resolveSibling(graph.file.getFileName() + ".sha256");
                update(digest, Files.isRegularFile(note) ? Files.readString(note).split(" ", 2)[0] : "");
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return Sha256.hex(digest);
    }

    ModelException missing(String file) {
        return new ModelException("The model " + model + " is not complete: " + file + " is missing. Pull it again, or "
                + "copy all of its files.");
    }

    ModelException damaged(String file, @Nullable Throwable cause) {
        return new ModelException("The model " + model + " is damaged: " + file + " cannot be read. Pull it again.",
                cause);
    }

    ModelException unsupported(String what) {
        return new ModelException("The model " + model + " cannot be used here: " + what + ".");
    }

    /** What reads a file. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T read(String file, Reading<T> reading) throws ModelException {
        try {
            return reading.read();
        } catch (ModelException known) {
            throw known;
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private ModelException unreadable(IOException cause) {
        return new ModelException(
                "The files of the model " + model + " cannot be read. Check that the disk is there and "
                        + "that Songreel may read it.",
                cause);
    }

    /** An ONNX file's weights may lie beside it, in one file or in hundreds: what is no other kind of file is one. */
    private long weights(String component, Path graph) throws ModelException {
        try (Stream<Path> files = Files.list(root.resolve(component))) {
            long bytes = Files.size(graph);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                String suffix = name.substring(name.lastIndexOf('.') + 1);
                if (graph.endsWith(GRAPHS.getFirst()) && !OTHER_FILES.contains(suffix)) {
                    bytes += Files.size(file);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean isSmall(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".json") || name.endsWith(".txt"));
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
