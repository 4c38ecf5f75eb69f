package io.songreel.lyrics.voice;

import io.songreel.model.InstalledModel;
import io.songreel.model.Licence;
import io.songreel.model.ModelComponent;
import io.songreel.model.ModelFile;
import io.songreel.model.ModelKind;
import io.songreel.model.ModelManifest;
import io.songreel.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The voice detector that Songreel brings along, so that there is one before anything was pulled: Silero VAD 6.2.3 in
 * its 16 kHz sequence form, under the MIT licence, whose text lies beside it.
 */
public final class ShippedSilero {
    private static final String ID = "silero-vad-shipped";
    private static final String FILE = "silero_vad_16k_sequence.onnx";
    private static final long SIZE = 1_246_165;
    private static final String SHA256 = "9ccdacc4719d8aa7e45a77536bfabec45a03ba1f2fad5e241ab4060b24238a85";
    /** Weights and what half a minute of song takes while it runs. */
    private static final long MEMORY_BYTES = 60_000_000;

    private ShippedSilero() {
    }

    /**
     * The model as one on disk: written to a folder of its own in {@code cache} where it is not there, or not whole.
     * Processes that do so at the same time do not disturb each other.
     */
    public static InstalledModel in(Path cache) throws IOException {
        Path folder = Files.createDirectories(cache.resolve(ID));
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) != SIZE || !Sha256.of(file).equals(SHA256)) {
            unpack(folder, file);
        }
        return new InstalledModel(manifest(), folder, ID + "@" + SHA256);
    }

    private static void unpack(Path folder, Path file) throws IOException {
        Path begun = Files.createTempFile(folder, FILE, ".part");
        try {
            try (InputStream packed = Objects.requireNonNull(ShippedSilero.class.getResourceAsStream(FILE), FILE)) {
                Files.copy(packed, begun, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    private static ModelManifest manifest() {
        return new ModelManifest(ID, "Silero VAD", "Where in a song a voice is heard.",
                new ModelKind("voice_activity", "silero", "onnx"),
                new Licence("MIT", URI.create("https://github.com/snakers4/silero-vad/blob/master/LICENSE"), true,
                        null),
                MEMORY_BYTES, new ModelManifest.Standing(0, false),
                List.of(new ModelFile(FILE, null, SIZE, SHA256)), Map.of("detector", new ModelComponent(FILE, null)),
                null, null, null);
    }
}
