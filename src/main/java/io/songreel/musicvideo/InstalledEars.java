package io.songreel.musicvideo;

import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.lyrics.align.CtcModel;
import io.songreel.lyrics.voice.HtdemucsSeparator;
import io.songreel.lyrics.voice.ShippedSilero;
import io.songreel.lyrics.voice.SileroDetector;
import io.songreel.lyrics.voice.VoiceRules;
import io.songreel.lyrics.whisper.WhisperRuntime;
import io.songreel.lyrics.whisper.WhisperTranscriber;
import io.songreel.lyrics.whisper.onnx.OnnxWhisperTranscriber;
import io.songreel.model.InstalledModel;
import io.songreel.model.InstalledModels;
import io.songreel.model.gate.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Models in the models folder, the best of each kind first, and the voice detector that Songreel brings along. */
final class InstalledEars implements Ears {
    private static final String TRANSCRIBE = "transcribe";
    private static final String VOICES = "voice_activity";
    private static final String SEPARATE = "separate";
    /** Music hides voices: at Silero's own 0.5 more of them are missed (docs/measurements.md). */
    private static final VoiceRules UNDER_MUSIC = VoiceRules.of(0.2);
    /** Run by whisper.cpp on the processor, without the gate. */
    private static final String GGML = "ggml";

    private final InstalledModels models;
    private final Gate gate;
    private final Path cache;

    /** @param cache where what was shipped is unpacked */
    InstalledEars(InstalledModels models, Gate gate, Path cache) {
        this.models = models;
        this.gate = gate;
        this.cache = cache;
    }

    @Override
    public Pinned best() {
        Optional<InstalledModel> speech = speech().findFirst();
        return new Pinned(speech.map(InstalledModel::identity).orElse(NONE),
                speech.filter(model -> !ggml(model)).isPresent(),
                detector().identity(), first(SEPARATE), first(CtcModel.TASK));
    }

    private @Nullable String first(String task) {
        return models.forTask(task).stream().map(InstalledModel::identity).findFirst().orElse(null);
    }

    @Override
    public Optional<Transcriber> transcriber(String identity, @Nullable VoiceDetector voices) throws IOException {
        Optional<InstalledModel> found = find(speech(), identity);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        InstalledModel model = found.get();
        return Optional.of(ggml(model)
                ? new WhisperTranscriber(model.file(model.manifest().files().getFirst().name()), identity)
                : new OnnxWhisperTranscriber(model, gate, voices));
    }

    private Stream<InstalledModel> speech() {
        return models.forTask(TRANSCRIBE).stream().filter(model -> !ggml(model) || WhisperRuntime.available());
    }

    private static boolean ggml(InstalledModel model) {
        return model.manifest().kind().format().equals(GGML);
    }

    @Override
    public Optional<VoiceDetector> voices(String identity, boolean separated) {
        return find(Stream.concat(models.forTask(VOICES).stream(), Stream.of(detector())), identity)
                .map(model -> new SileroDetector(model, gate, separated ? VoiceRules.STEM : UNDER_MUSIC));
    }

    private InstalledModel detector() {
        try {
            List<InstalledModel> installed = models.forTask(VOICES);
            return installed.isEmpty() ? ShippedSilero.in(cache) : installed.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("the voice detector could not be unpacked to the models' cache", e);
        }
    }

    @Override
    public Optional<VocalSeparator> separator(String identity) {
        return find(models.forTask(SEPARATE).stream(), identity).map(model -> new HtdemucsSeparator(model, gate));
    }

    @Override
    public Optional<CtcModel> letters(String identity) throws IOException {
        Optional<InstalledModel> model = find(models.forTask(CtcModel.TASK).stream(), identity);
        return model.isEmpty() ? Optional.empty() : Optional.of(CtcModel.read(model.get(), gate));
    }

    private static Optional<InstalledModel> find(Stream<InstalledModel> all, String identity) {
        return all.filter(model -> model.identity().equals(identity)).findFirst();
    }
}
