package io.songreel.direction;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;

/** Makes the direction and a scene for every segment. */
public interface Director {
    /** A name that enters digests: engine, model, version of its rules. */
    String identity();

    /** @return one scene per segment, already valid by {@code ScreenplayValidator} */
    Screenplay direct(Brief brief, CancelToken cancel, Progress progress);
}
