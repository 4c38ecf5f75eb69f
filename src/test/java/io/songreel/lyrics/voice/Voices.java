package io.songreel.lyrics.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Span;
import io.songreel.model.InstalledModel;
import io.songreel.model.Licence;
import io.songreel.model.ModelFile;
import io.songreel.model.ModelKind;
import io.songreel.model.ModelManifest;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.DeviceGate;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.GateSettings;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The graphs and figures of {@code scripts/fixtures/make_voice.py}, and a gate that runs them. */
final class Voices {
    private static final OnnxModelRuntime RUNTIME = new OnnxModelRuntime(
            OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")), OnnxSettings.DEFAULTS);
    static final Path FOLDER = Path.of("src/test/resources/voice");

    /** Keeps graphs loaded from one visit to the next. */
    private static final DeviceGate GATE = new DeviceGate(List.of(RUNTIME),
            new GateSettings(1, 64, 4, Duration.ofMinutes(2), "8GB", "8GB", "1GB", Duration.ofMinutes(10),
                    Duration.ofMinutes(15)),
            _ -> Optional.empty(), System::nanoTime);

    private Voices() {
    }

    static Gate gate() {
        return GATE;
    }

    /** A model of one graph in a folder. */
    static InstalledModel model(Path folder, String file, String task) {
        ModelManifest manifest = new ModelManifest("test-" + task.replace('_', '-'), "For tests",
                "", new ModelKind(task, "test", "onnx"),
                new Licence("MIT", URI.create("https://opensource.org/license/mit"), true, null), 1000,
                new ModelManifest.Standing(0, false), List.of(new ModelFile(file, null, null, null)), Map.of(), null,
                null, null);
        return new InstalledModel(manifest, folder, manifest.id() + "@test");
    }

    static JsonNode json(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Voices.class.getResourceAsStream("/voice/" + name), name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** Spans that the reference gave in samples. */
    static List<Span> spans(JsonNode pairs) {
        return StreamSupport.stream(pairs.spliterator(), false)
                .map(pair -> new Span(pair.get(0).asDouble() / Pcm16k.RATE, pair.get(1).asDouble() / Pcm16k.RATE))
                .toList();
    }
}
