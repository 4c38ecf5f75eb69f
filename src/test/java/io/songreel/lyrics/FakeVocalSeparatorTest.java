package io.songreel.lyrics;

class FakeVocalSeparatorTest extends VocalSeparatorContract {
    @Override
    protected VocalSeparator separator() {
        return new FakeVocalSeparator();
    }
}
