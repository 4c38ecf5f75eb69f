package io.songreel.musicvideo;

import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.media.SongFacts;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.StoredObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes sure that what was uploaded is still there, byte for byte, and states the canonical length of the song. The one
 * decode happened when the song was uploaded: its facts, PCM and peaks lie beside it.
 */
record ProbeStep(ObjectStore store) implements Step<ProbeStep.Inputs> {
    record Inputs(String songKey, String songSha256, SongFacts facts, List<String> alsoNeeded) {
        static Inputs of(FilmOrder order) {
            return new Inputs(order.song().key(), order.song().sha256(), order.song().upload().facts(),
                    List.of(order.song().upload().pcmKey(), order.picture().upload().pngKey()));
        }
    }

    /** The song's own clock. */
    record Probed(long samples, int sampleRate, double durationS) {}

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, UnitFailure {
        context.progress().at(0, "checking the uploaded song and picture");
        Optional<StoredObject> song = store.stat(new ObjectKey(inputs.songKey()));
        if (song.isEmpty() || !song.get().sha256().equals(inputs.songSha256())) {
            throw gone("song");
        }
        for (String key : inputs.alsoNeeded()) {
            if (store.stat(new ObjectKey(key)).isEmpty()) {
                throw gone("song or picture");
            }
        }
        SongFacts facts = inputs.facts();
        return UnitResult.of(Json.write(new Probed(facts.samples(), facts.sampleRate(), facts.durationSeconds())));
    }

    private static UnitFailure gone(String what) {
        return new UnitFailure("upload_missing", "An uploaded file is missing",
                "The uploaded " + what + " is no longer in the store as it was. Upload it again and make a new job.",
                false);
    }
}
