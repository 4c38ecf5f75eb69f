package io.songreel.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks ONNX Runtime's native libraries once into a cache. Left alone, the library unpacks them anew into the
 * temporary directory at each start (about 1 GB of them in a CUDA build) and a killed process leaves them there.
 */
final class OnnxNatives {
    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so",
            "libonnxruntime_providers_shared.so", "libonnxruntime_providers_cuda.so",
            "libonnxruntime_providers_tensorrt.so");

    private OnnxNatives() {
    }

    /** Before the first use of the runtime. On a platform other than Linux the library's own way stays. */
    static void unpack(Path cache) throws IOException {
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String folder = "/ai/onnxruntime/native/linux-" + (machine.equals("amd64") ? "x64" : machine) + "/";
        if (System.getProperty(PATH_PROPERTY) != null
                || OnnxNatives.class.getResource(folder + LIBRARIES.getFirst()) == null) {
            return;
        }
        Files.createDirectories(cache);
        for (String library : LIBRARIES) {
            URL packed = OnnxNatives.class.getResource(folder + library);
            if (packed != null) {
                unpack(packed, cache.resolve(library));
            }
        }
        System.setProperty(PATH_PROPERTY, cache.toString());
    }

    private static void unpack(URL packed, Path target) throws IOException {
        URLConnection connection = packed.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            if (Files.exists(target) && Files.size(target) == connection.getContentLengthLong()) {
                return;
            }
            Path part = Files.createTempFile(target.resolveSibling(""), "native", ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
