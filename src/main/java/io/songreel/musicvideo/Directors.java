package io.songreel.musicvideo;

import io.songreel.direction.Director;
import io.songreel.model.language.Exchange;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Who can direct a film on this machine. Safe for many threads. */
public interface Directors {
    /** The rung that is always there. */
    String RULES = "rules";
    /** The rung that asks a language model. */
    String MODEL = "model";

    /** The best language model there is now: what a film is pinned to; empty when there is none. */
    Optional<Author> author();

    /** Why none can be asked now, for people; empty where one can. May take two seconds: a server is called. */
    Optional<String> whyNot();

    /** The director that goes by rules. */
    Director rules();

    /**
     * The director that asks this language model; empty when it is gone.
     *
     * @param record
     *            is told what is sent out of this process, and what comes back
     */
    Optional<Director> asking(String author, Consumer<Exchange> record) throws IOException;

    /**
     * A language model.
     *
     * @param onDevice
     *            whether it runs behind the gate
     */
    record Author(String identity, boolean onDevice) {}
}
