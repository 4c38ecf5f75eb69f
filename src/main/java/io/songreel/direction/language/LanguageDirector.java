package io.songreel.direction.language;

import io.songreel.direction.Brief;
import io.songreel.direction.Director;
import io.songreel.direction.DirectionListener;
import io.songreel.direction.Screenplay;
import io.songreel.direction.ScreenplayValidator;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.gate.GateBusyException;
import io.songreel.model.language.Author;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Directs with an author's words: first the whole film, then each scene in order with what came before, at last a look
 * at the whole. Whatever the author writes, the film can be made: an author fills in shapes, what is written is mended
 * or written again, and what cannot be used is written by rules, which is said. Safe for many threads.
 */
public final class LanguageDirector implements Director {
    private static final Logger LOG = LoggerFactory.getLogger(LanguageDirector.class);
    private static final int LONGEST_NAME = 24;

    private final Author author;
    private final Director rules;

    /** @param rules takes the place of the author where it fails */
    public LanguageDirector(Author author, Director rules) {
        this.author = author;
        this.rules = rules;
    }

    @Override
    public String identity() {
        String all = author.identity() + " " + rules.identity();
        String name = author.identity().replaceAll("[^A-Za-z0-9./ _-]", "");
        return "writer/" + Treatment.VERSION + " " + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + " "
                + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Screenplay direct(Brief brief, CancelToken cancel, Progress progress) {
        try {
            return direct(brief, cancel, progress, DirectionListener.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Screenplay direct(Brief brief, CancelToken cancel, Progress progress, DirectionListener listener)
            throws IOException {
        cancel.check();
        progress.at(0, "reading the song");
        Screenplay spare = rules.direct(brief, cancel, Progress.none());
        if (brief.segments().isEmpty()) {
            return told(spare, progress, listener);
        }
        try {
            Screenplay written = new Film(author, brief, spare, cancel, progress, listener).directed();
            if (ScreenplayValidator.problems(written, brief.segments()).isEmpty()) {
                return written;
            }
            LOG.warn("A screenplay by {} was not valid: {}; the film is directed by rules", author.identity(),
                    ScreenplayValidator.problems(written, brief.segments()));
            listener.warned("direction_by_rules", "The film is directed by rules: what the language model wrote could "
                    + "not be used. Another seed may do better.");
        } catch (GateBusyException e) {
            throw e;
        } catch (IOException e) {
            if (e instanceof ModelException) {
                LOG.warn("The film is directed by rules: {}", e.getMessage());
            } else {
                LOG.warn("The language model failed; the film is directed by rules", e);
            }
            listener.warned("direction_by_rules", "The film is directed by rules: " + (e instanceof ModelException
                    ? e.getMessage()
                    : "the language model failed; the server's log says why."));
        }
        return told(spare, progress, listener);
    }

    private static Screenplay told(Screenplay screenplay, Progress progress, DirectionListener listener) {
        listener.directed(screenplay.direction());
        screenplay.scenes().forEach(listener::wrote);
        progress.at(1, "directed");
        return screenplay;
    }
}
