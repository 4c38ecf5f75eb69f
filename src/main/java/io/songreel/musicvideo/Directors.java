package io.songreel.musicvideo;

import io.songreel.direction.Director;
import java.io.IOException;
import java.util.Optional;

/** Who can direct a film on this machine. Safe for many threads. */
public interface Directors {
    /** The rung that is always there. */
    String RULES = "rules";
    /** The rung that asks a language model. */
    String MODEL = "model";

    /** The best language model there is now: what a film is pinned to; empty when there is none. */
    Optional<Author> author();

    /** Why there is no language model, for people; empty where there is one. */
    Optional<String> whyNot();

    /** The director that goes by rules. */
    Director rules();

    /** The director that asks this language model; empty when it is gone. */
    Optional<Director> asking(String author) throws IOException;

    /**
     * A language model.
     *
     * @param onDevice
     *            whether it runs behind the gate
     */
    record Author(String identity, boolean onDevice) {}
}
