package io.songreel.lyrics.whisper;

import java.util.ArrayList;
import java.util.List;

/**
 * A speech engine that "hears" lines at known times of a song, as Whisper does: those that touch the window, cut to it.
 * It knows where a window starts by the samples themselves, which count up.
 */
final class ScriptedEngine implements SpeechEngine {
    private final List<Utterance> script;
    final List<Double> windows = new ArrayList<>();
    final List<String> languages = new ArrayList<>();
    boolean closed;

    ScriptedEngine(List<Utterance> script) {
        this.script = script;
    }

    @Override
    public List<Utterance> hear(float[] samples, String language) {
        double from = Math.round(samples[0] * (double) CountingSong.LONGEST) / 16_000.0;
        double to = from + samples.length / 16_000.0;
        windows.add(from);
        languages.add(language);
        List<Utterance> heard = new ArrayList<>();
        for (Utterance line : script) {
            if (line.end() > from && line.start() < to) {
                heard.add(new Utterance(Math.max(0, line.start() - from), Math.min(to, line.end()) - from,
                        line.end() > to ? "(cut)" : line.text()));
            }
        }
        return heard;
    }

    @Override
    public void close() {
        closed = true;
    }
}
