package io.songreel.media;

import java.io.IOException;

/** Takes the frames of one clip, in order. The frame's arrays may be reused as soon as {@link #write} returns. */
public interface FrameSink {
    void write(Yuv420 frame) throws IOException;
}
