package io.songreel.render;

import io.songreel.model.gate.Gate;

class DoublerTest extends UpscalerContract {
    @Override
    Upscaler upscaler() {
        return new Doubler();
    }

    @Override
    Gate gate() {
        return new OpenDoor();
    }
}
