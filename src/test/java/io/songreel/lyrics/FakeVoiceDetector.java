package io.songreel.lyrics;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes whatever is loud for a voice, second by second. */
public final class FakeVoiceDetector implements VoiceDetector {
    private static final float LOUD = 0.02f;
    private static final int SHORTEST = Pcm16k.RATE / 4;

    @Override
    public String identity() {
        return "fake/1";
    }

    @Override
    public List<Span> voices(Pcm16k song, CancelToken cancel, Progress progress) throws IOException {
        List<Span> spans = new ArrayList<>();
        float[] second = new float[Pcm16k.RATE];
        long from = -1;
        progress.at(0, "listening");
        for (long at = 0; at < song.length(); at += second.length) {
            cancel.check();
            int count = song.read(at, second, (int) Math.min(second.length, song.length() - at));
            boolean loud = count > SHORTEST && mean(second, count) > LOUD;
            if (loud && from < 0) {
                from = at;
            } else if (!loud && from >= 0) {
                spans.add(span(from, at));
                from = -1;
            }
            progress.at((double) at / song.length(), "listening");
        }
        if (from >= 0) {
            spans.add(span(from, song.length()));
        }
        cancel.check();
        progress.at(1, "listened");
        return spans;
    }

    private static Span span(long from, long to) {
        return new Span((double) from / Pcm16k.RATE, (double) to / Pcm16k.RATE);
    }

    private static double mean(float[] samples, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(samples[i]);
        }
        return count == 0 ? 0 : sum / count;
    }
}
