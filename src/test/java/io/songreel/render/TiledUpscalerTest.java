package io.songreel.render;

import io.songreel.model.gate.Gate;

class TiledUpscalerTest extends UpscalerContract {
    @Override
    Upscaler upscaler() {
        return new TiledUpscaler(Graphs.graph("upscale"), "digest");
    }

    @Override
    Gate gate() {
        return Graphs.door();
    }
}
