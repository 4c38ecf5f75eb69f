package io.songreel.lyrics;

class FakeVoiceDetectorTest extends VoiceDetectorContract {
    @Override
    protected VoiceDetector detector() {
        return new FakeVoiceDetector();
    }
}
