package io.songreel.lyrics.whisper.onnx;

import io.songreel.model.InstalledModel;
import io.songreel.model.Licence;
import io.songreel.model.ModelComponent;
import io.songreel.model.ModelFile;
import io.songreel.model.ModelKind;
import io.songreel.model.ModelManifest;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An exported model's folder as an installed model, its components where the export puts them. */
public final class WhisperFolder {
    private static final List<String> COMPONENTS = List.of("encoder", "decoder", "decoder_with_past",
            "decoder_merged");

    private WhisperFolder() {
    }

    public static InstalledModel installed(Path folder) throws IOException {
        List<ModelFile> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                if (!name.equals("songreel.json")) {
                    files.add(new ModelFile(name, null, Files.size(file), null));
                }
            }
        }
        Map<String, ModelComponent> components = new LinkedHashMap<>();
        for (String component : COMPONENTS) {
            String name = component + "/model.onnx";
            if (Files.exists(folder.resolve(name))) {
                components.put(component, new ModelComponent(name, null));
            }
        }
        ModelManifest manifest = new ModelManifest("whisper-test", "Whisper", "", new ModelKind("transcribe", "whisper",
                "onnx"), new Licence("MIT", URI.create("https://opensource.org/license/mit"), true, null), 1_000_000,
                new ModelManifest.Standing(0, false), files, components, null, null, null);
        return new InstalledModel(manifest, folder, "whisper-test@1");
    }

    /** A transcriber for a measurement: with this many beams, and no other temperature. */
    public static OnnxWhisperTranscriber transcriber(Path folder, StayingGate gate, int beams)
            throws IOException, ModelException {
        return new OnnxWhisperTranscriber(installed(folder), gate, null,
                DecodingOptions.DEFAULTS.withBeams(beams));
    }
}
