package io.songreel.musicvideo;

import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.whisper.WhisperRuntime;
import io.songreel.lyrics.whisper.WhisperTranscriber;
import io.songreel.model.InstalledModel;
import io.songreel.model.InstalledModels;
import java.util.Optional;
import java.util.stream.Stream;

/** Whisper models in the models folder; the largest one is taken for the best: its owner fetched it to be used. */
final class InstalledTranscribers implements Transcribers {
    private static final String TASK = "transcribe";
    private static final String FORMAT = "ggml";

    private final InstalledModels models;

    InstalledTranscribers(InstalledModels models) {
        this.models = models;
    }

    @Override
    public String best() {
        return WhisperRuntime.available() ? usable().map(InstalledModel::identity).findFirst().orElse(NONE) : NONE;
    }

    @Override
    public Optional<Transcriber> open(String identity) {
        return usable().filter(model -> model.identity().equals(identity)).findFirst()
                .map(model -> new WhisperTranscriber(model.file(model.manifest().files().getFirst().name()), identity));
    }

    private Stream<InstalledModel> usable() {
        return models.forTask(TASK).stream().filter(model -> model.manifest().kind().format().equals(FORMAT));
    }
}
