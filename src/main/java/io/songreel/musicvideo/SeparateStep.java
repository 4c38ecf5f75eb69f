package io.songreel.musicvideo;

import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.lyrics.voice.Songs;
import io.songreel.lyrics.voice.VoiceFile;
import io.songreel.media.PcmFile;
import io.songreel.model.ModelFailures;
import io.songreel.model.runtime.ModelException;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Takes the voice out of the song, for those who listen to its words. */
record SeparateStep(ObjectStore store, Ears ears) implements Step<SeparateStep.Inputs> {
    record Inputs(UUID job, String pcmKey, String songSha256, String separator) {
        static Inputs of(UUID job, FilmOrder order) {
            return new Inputs(job, order.song().upload().pcmKey(), order.song().sha256(),
                    String.valueOf(order.ears().separator()));
        }
    }

    /** The stored voice: a {@link VoiceFile}. */
    record Voice(String key) {}

    @Override
    public String name() {
        return "separate";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, UnitFailure {
        VocalSeparator separator = ears.separator(inputs.separator()).orElseThrow(TranscribeStep::modelMissing);
        Path file = context.scratch().resolve("voice.f32");
        try (ObjectStore.LocalCopy copy = store.localCopy(new ObjectKey(inputs.pcmKey()));
                PcmFile pcm = PcmFile.open(copy.path());
                VoiceFile voice = VoiceFile.create(file)) {
            separator.separate(Songs.mix(pcm), voice, context.cancel(), context.progress());
            ObjectKey key = new ObjectKey(
                    "jobs/" + inputs.job() + "/voice-" + context.digest().substring(0, 16) + ".f32");
            store.put(key, file);
            return UnitResult.of(Json.write(new Voice(key.value()))).with(key);
        } catch (ModelException e) {
            throw ModelFailures.of(e);
        }
    }
}
