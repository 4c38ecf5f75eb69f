package io.songreel.direction;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;

/** Makes the direction and a scene for every segment. */
public interface Director {
    /** A name that enters digests: engine, model, version of its rules. */
    String identity();

    /** @return one scene per segment, already valid by {@code ScreenplayValidator} */
    Screenplay direct(Brief brief, CancelToken cancel, Progress progress);

    /**
     * The same, telling what is written as it is written.
     *
     * @throws IOException
     *             nothing could be written now, and the same brief may go well later: the models' gate is busy
     */
    default Screenplay direct(Brief brief, CancelToken cancel, Progress progress, DirectionListener listener)
            throws IOException {
        Screenplay screenplay = direct(brief, cancel, progress);
        listener.directed(screenplay.direction());
        screenplay.scenes().forEach(listener::wrote);
        return screenplay;
    }
}
