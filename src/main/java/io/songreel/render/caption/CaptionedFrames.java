package io.songreel.render.caption;

import io.songreel.media.FrameSink;
import io.songreel.media.Yuv420;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Draws words on the frames that pass. A frame without words passes as it is; another is copied first, as its renderer
 * may go on with it. Memory is one frame. Not safe for many threads.
 */
public final class CaptionedFrames implements FrameSink {
    private final Captions captions;
    private final CaptionStyle style;
    private final FrameSink next;
    private final Yuv420 copy;
    private int frame;
    private int at;
    private @Nullable CaptionDrawing drawing;
    private @Nullable Overlay overlay;
    private int sung = -1;

    public CaptionedFrames(Captions captions, int width, int height, FrameSink next) {
        this.captions = captions;
        this.style = new CaptionStyle(width, height);
        this.next = next;
        this.copy = Yuv420.black(width, height);
    }

    @Override
    public void write(Yuv420 picture) throws IOException {
        Overlay words = words(frame++);
        if (words == null) {
            next.write(picture);
            return;
        }
        System.arraycopy(picture.y(), 0, copy.y(), 0, copy.y().length);
        System.arraycopy(picture.u(), 0, copy.u(), 0, copy.u().length);
        System.arraycopy(picture.v(), 0, copy.v(), 0, copy.v().length);
        words.over(copy);
        next.write(copy);
    }

    /** Frames come in order, so at most one cue is drawn at a time. */
    private @Nullable Overlay words(int now) {
        while (at < captions.cues().size() && captions.cues().get(at).until() <= now) {
            at++;
            drawing = null;
            overlay = null;
        }
        if (at == captions.cues().size() || captions.cues().get(at).from() > now) {
            return null;
        }
        CaptionDrawing cue = drawing == null ? new CaptionDrawing(captions.cues().get(at), style) : drawing;
        drawing = cue;
        if (cue.isEmpty()) {
            return null;
        }
        if (overlay == null || cue.sung(now) != sung) {
            sung = cue.sung(now);
            overlay = cue.overlay(now);
        }
        return overlay;
    }
}
