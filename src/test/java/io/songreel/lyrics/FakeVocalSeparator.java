package io.songreel.lyrics;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;

/** Takes what both channels have in common for the voice. */
public final class FakeVocalSeparator implements VocalSeparator {
    @Override
    public String identity() {
        return "fake/1";
    }

    @Override
    public void separate(Mix song, Sink voice, CancelToken cancel, Progress progress) throws IOException {
        float[] left = new float[RATE];
        float[] right = new float[RATE];
        progress.at(0, "separating");
        for (long at = 0; at < song.length(); at += RATE) {
            cancel.check();
            int count = song.read(at, left, right, (int) Math.min(RATE, song.length() - at));
            for (int i = 0; i < count; i++) {
                left[i] = 0.5f * (left[i] + right[i]);
            }
            voice.take(left, left, count);
            progress.at((double) at / song.length(), "separating");
        }
        cancel.check();
        progress.at(1, "separated");
    }
}
