package io.songreel.render;

class FakeRendererTest extends ClipRendererContract {
    @Override
    protected ClipRenderer renderer() {
        return new FakeRenderer();
    }
}
