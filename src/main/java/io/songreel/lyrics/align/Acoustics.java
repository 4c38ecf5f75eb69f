package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;

/** A CTC model's ear on one song. */
public interface Acoustics {
    /** Its alphabet. */
    CtcVocabulary vocabulary();

    /**
     * How likely each of a few tokens is in each frame. Memory: frames × tokens.
     *
     * @param tokens
     *            the ids that are wanted, the blank first, each once
     * @throws java.util.concurrent.CancellationException
     *             within a second of the cancel where the runtime can be stopped
     * @throws io.songreel.model.runtime.ModelException
     *             the model cannot be used
     */
    Emissions listen(int[] tokens, CancelToken cancel, Progress progress) throws IOException;
}
