package io.songreel.musicvideo;

import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.whisper.WhisperRuntime;
import io.songreel.lyrics.whisper.WhisperTranscriber;
import io.songreel.model.Catalogue;
import io.songreel.model.ModelManifest;
import io.songreel.model.ModelStore;
import java.util.Comparator;
import java.util.Optional;

/** Whisper models in the models folder; the largest one is taken for the best: its owner fetched it to be used. */
final class InstalledTranscribers implements Transcribers {
    private static final String TASK = "transcribe";

    private final Catalogue catalogue;
    private final ModelStore models;

    InstalledTranscribers(Catalogue catalogue, ModelStore models) {
        this.catalogue = catalogue;
        this.models = models;
    }

    @Override
    public String best() {
        Optional<ModelManifest> largest = catalogue.forTask(TASK).stream().filter(models::installed)
                .max(Comparator.comparingLong(ModelManifest::size));
        return largest.isPresent() && WhisperRuntime.available() ? identity(largest.get()) : NONE;
    }

    @Override
    public Optional<Transcriber> open(String identity) {
        return catalogue.forTask(TASK).stream().filter(model -> identity(model).equals(identity)).findFirst()
                .flatMap(models::path).map(file -> new WhisperTranscriber(file, identity));
    }

    private static String identity(ModelManifest model) {
        return model.id() + "@" + model.files().getFirst().sha256();
    }
}
