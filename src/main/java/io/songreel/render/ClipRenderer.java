package io.songreel.render;

import io.songreel.job.Lane;
import io.songreel.media.FrameSink;
import io.songreel.media.Picture;
import java.io.IOException;

/** Makes the frames of one scene. Safe for many threads. */
public interface ClipRenderer {
    /** {@code still}, {@code image} or {@code video}: the rung, as the API names it. */
    String rung();

    /** A name that enters digests: code version, models. */
    String identity();

    Lane lane();

    /**
     * Writes exactly {@code request.frames()} frames. The same request and theme give the same frames.
     *
     * @throws java.util.concurrent.CancellationException
     *             asked at least once a frame
     */
    void render(ClipRequest request, Picture theme, FrameSink frames, Watch watch) throws IOException;
}
