package io.songreel.render;

import io.songreel.job.Lane;
import io.songreel.media.FrameSink;
import io.songreel.media.Picture;
import io.songreel.media.Yuv420;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plain frames whose luma tells scene and frame apart; remembers what it was asked for. */
public final class FakeRenderer implements ClipRenderer {
    private final List<ClipRequest> calls = new CopyOnWriteArrayList<>();

    @Override
    public String rung() {
        return "still";
    }

    @Override
    public String identity() {
        return "fake/1";
    }

    @Override
    public Lane lane() {
        return Lane.CPU;
    }

    @Override
    public void render(ClipRequest request, Picture theme, FrameSink frames, Watch watch) throws IOException {
        calls.add(request);
        Yuv420 frame = Yuv420.black(request.profile().width(), request.profile().height());
        for (int n = 0; n < request.frames(); n++) {
            watch.cancel().check();
            Arrays.fill(frame.y(), luma(request.scene(), n));
            frames.write(frame);
            watch.progress().at((n + 1.0) / request.frames(),
                    "frame " + (n + 1) + " of " + request.frames());
        }
    }

    /** The luma of every pixel of frame {@code n} of a scene. */
    public static byte luma(int scene, int n) {
        return (byte) (40 + 20 * (scene % 8) + n % 16);
    }

    /** Every request so far, in the order they came. */
    public List<ClipRequest> calls() {
        return List.copyOf(calls);
    }
}
