package io.songreel.musicvideo;

import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.lyrics.align.CtcModel;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this machine hears the words of a song with, by identity. Safe for many threads. */
public interface Ears {
    /** The identity that stands for no speech model. */
    String NONE = "none";

    /** The best there is now: what a film is pinned to when it is accepted. */
    Pinned best();

    /**
     * The speech model with this identity, for the caller to close; empty when it is no longer installed.
     *
     * @param voices
     *            believes no word where it hears no voice, where the model can ask it; null to believe all
     */
    Optional<Transcriber> transcriber(String identity, @Nullable VoiceDetector voices) throws IOException;

    /**
     * The voice detector with this identity.
     *
     * @param separated
     *            whether it listens to a separated voice
     */
    Optional<VoiceDetector> voices(String identity, boolean separated) throws IOException;

    /** What separates the voice, with this identity. */
    Optional<VocalSeparator> separator(String identity) throws IOException;

    /** What finds letters in the sound, with this identity. */
    Optional<CtcModel> letters(String identity) throws IOException;

    /**
     * The models that a film's words are found with.
     *
     * @param transcriber
     *            hears words; {@link #NONE} for none
     * @param onDevice
     *            whether it runs behind the gate
     * @param voices
     *            finds where somebody sings
     * @param separator
     *            takes the voice out of the song first
     * @param letters
     *            aligns known lyrics
     */
    record Pinned(String transcriber, boolean onDevice, @Nullable String voices, @Nullable String separator,
            @Nullable String letters) {
        /** Nothing to hear with. */
        public static Pinned none() {
            return new Pinned(NONE, false, null, null, null);
        }
    }
}
