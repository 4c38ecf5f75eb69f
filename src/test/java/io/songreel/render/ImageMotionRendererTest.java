package io.songreel.render;

import java.util.Map;

class ImageMotionRendererTest extends ClipRendererContract {
    @Override
    protected ClipRenderer renderer() {
        return new ImageMotionRenderer(new OpenDoor(Map.of()), StandInModel.of(64), Extras.none());
    }
}
