package io.songreel.musicvideo;

import io.songreel.lyrics.Transcriber;
import java.io.IOException;
import java.util.Optional;

/** The speech models that are installed. Safe for many threads. */
public interface Transcribers {
    /** The identity that stands for no speech model. */
    String NONE = "none";

    /** The identity of the best installed model, or {@link #NONE}. */
    String best();

    /** The model with this identity, for the caller to close; empty for {@link #NONE} or when it is no longer installed. */
    Optional<Transcriber> open(String identity) throws IOException;
}
