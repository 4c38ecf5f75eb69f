package io.songreel.lyrics.voice;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.model.InstalledModel;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Silero VAD (Silero team, 2021–2025; v5 and later): the probability of speech in each 32 ms. It passes the gate for half a
 * minute of song at a time, so that others get in between. Safe for many threads.
 */
public final class SileroDetector implements VoiceDetector {
    /** About half a minute, which is some 20 ms of computing in the sequence form and 400 ms in the other. */
    private static final int FRAMES_A_VISIT = 938;

    private final ModelGraph graph;
    private final String files;
    private final Gate gate;
    private final VoiceRules rules;

    /** @param model one graph, in one of the forms of {@link SileroNetwork} */
    public SileroDetector(InstalledModel model, Gate gate, VoiceRules rules) {
        this.graph = ModelGraph.only(model);
        this.files = model.identity();
        this.gate = gate;
        this.rules = rules;
    }

    @Override
    public String identity() {
        return "silero/1 " + files + " " + rules;
    }

    @Override
    public List<Span> voices(Pcm16k song, CancelToken cancel, Progress progress) throws IOException {
        VoiceSpans spans = new VoiceSpans(rules, SileroNetwork.WINDOW);
        hear(song, cancel, progress, spans::add);
        return spans.end(song.length());
    }

    /** Takes the probability of each window in turn. */
    @FunctionalInterface
    interface Probabilities {
        void take(float probability);
    }

    void hear(Pcm16k song, CancelToken cancel, Progress progress, Probabilities heard) throws IOException {
        SongFrames frames = new SongFrames(song);
        @Nullable
        SileroNetwork network = null;
        progress.at(0, "listening for voices");
        while (frames.remain()) {
            cancel.check();
            float[] next = frames.next(FRAMES_A_VISIT);
            network = visit(network, next, cancel, heard);
            double fraction = Math.min(1, (double) frames.position() / song.length());
            progress.at(fraction, "listening for voices: " + Math.round(100 * fraction) + " % of the song");
        }
        cancel.check();
        progress.at(1, "listened for voices");
    }

    private SileroNetwork visit(@Nullable SileroNetwork before, float[] frames, CancelToken cancel,
            Probabilities heard) throws IOException {
        List<Float> probabilities = new ArrayList<>();
        SileroNetwork network = gate.pass(new Visit("listening for voices", graph.model(), cancel), pass -> {
            try (ModelSession session = pass.open(graph)) {
                SileroNetwork now = before == null ? SileroNetwork.of(session, graph.model()) : before;
                for (float probability : now.hear(session, frames, cancel)) {
                    probabilities.add(probability);
                }
                return now;
            }
        });
        probabilities.forEach(heard::take);
        return network;
    }
}
