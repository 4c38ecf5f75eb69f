package io.songreel.lyrics;

class FakeTranscriberTest extends TranscriberContract {
    private final FakeTranscriber transcriber = new FakeTranscriber();

    @Override
    protected Transcriber transcriber() {
        return transcriber;
    }
}
