package io.songreel.lyrics.voice;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.model.InstalledModel;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hybrid Transformer Demucs (Rouard, Massa and Défossez 2023), as its {@code apply_model} runs it without shifts:
 * segments of 7.8 s that overlap by a quarter, cross-faded. Songs are read twice. The graph runs behind the gate for one
 * segment at a time; transforms are made outside. Safe for many threads.
 */
public final class HtdemucsSeparator implements VocalSeparator {
    private static final double OVERLAP = 0.25;

    private final ModelGraph graph;
    private final String files;
    private final Gate gate;

    /** @param model one graph, with or without transforms of its own: see {@link HtdemucsLayout} */
    public HtdemucsSeparator(InstalledModel model, Gate gate) {
        this.graph = ModelGraph.only(model);
        this.files = model.identity();
        this.gate = gate;
    }

    @Override
    public String identity() {
        return "htdemucs/1 " + files;
    }

    @Override
    public void separate(Mix song, Sink voice, CancelToken cancel, Progress progress) throws IOException {
        progress.at(0, "separating the voice");
        if (song.length() > 0) {
            SongLevel level = SongLevel.of(song, cancel);
            HtdemucsLayout layout = visit(cancel, session -> HtdemucsLayout.of(session, graph.model()));
            new Run(song, voice, level, layout).go(cancel, progress);
        }
        cancel.check();
        progress.at(1, "separated the voice");
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(ModelSession session) throws ModelException;
    }

    private <T> T visit(CancelToken cancel, Use<T> use) throws IOException {
        return gate.pass(new Visit("separating the voice", graph.model(), cancel), pass -> {
            try (ModelSession session = pass.open(graph)) {
                return use.of(session);
            }
        });
    }

    /** One song on its way through the network. */
    private final class Run {
        private final Mix song;
        private final Sink voice;
        private final SongLevel level;
        private final HtdemucsLayout layout;
        private final @Nullable HtdemucsSpectrum spectrum;
        private final CrossFaded faded;
        private final float[] voiceLeft;
        private final float[] voiceRight;

        Run(Mix song, Sink voice, SongLevel level, HtdemucsLayout layout) {
            this.song = song;
            this.voice = voice;
            this.level = level;
            this.layout = layout;
            spectrum = layout.mag() == null ? null : new HtdemucsSpectrum(layout.segment(), layout.bins());
            faded = new CrossFaded(layout.segment());
            voiceLeft = new float[layout.segment()];
            voiceRight = new float[layout.segment()];
        }

        void go(CancelToken cancel, Progress progress) throws IOException {
            int stride = (int) ((1 - OVERLAP) * layout.segment());
            for (long offset = 0; offset < song.length(); offset += stride) {
                cancel.check();
                int count = (int) Math.min(layout.segment(), song.length() - offset);
                // a last segment that is not full has the song around it for a context, on both sides alike
                int before = (layout.segment() - count) / 2;
                hear(offset - before, cancel);
                faded.add(voiceLeft, voiceRight, before, count);
                int done = (int) Math.min(stride, song.length() - offset);
                faded.take(voiceLeft, voiceRight, done, level);
                voice.take(voiceLeft, voiceRight, done);
                double fraction = (double) (offset + done) / song.length();
                progress.at(fraction, "separating the voice: " + Math.round(100 * fraction) + " % of the song");
            }
        }

        /** The voice of the segment that begins at {@code start}, which may lie before the song. */
        private void hear(long start, CancelToken cancel) throws IOException {
            float[] left = new float[layout.segment()];
            float[] right = new float[layout.segment()];
            read(start, left, right);
            float[] both = Arrays.copyOf(left, 2 * left.length);
            System.arraycopy(right, 0, both, left.length, right.length);
            Map<String, Tensor> inputs = new HashMap<>();
            inputs.put(layout.mix(), new Tensor.Floats(both, 1, 2, layout.segment()));
            Set<String> wanted = Set.of(layout.time());
            if (spectrum != null && layout.mag() != null && layout.frequency() != null) {
                inputs.put(layout.mag(),
                        new Tensor.Floats(spectrum.of(left, right), 1, 4, layout.bins(), layout.frames()));
                wanted = Set.of(layout.time(), layout.frequency());
            }
            Set<String> outputs = wanted;
            Map<String, Tensor> stems = visit(cancel, session -> session.run(inputs, outputs, cancel));
            int segment = layout.segment();
            float[] time = floats(stems, layout.time(), 2 * segment);
            int at = 2 * segment * layout.voice();
            System.arraycopy(time, at, voiceLeft, 0, segment);
            System.arraycopy(time, at + segment, voiceRight, 0, segment);
            if (spectrum != null && layout.frequency() != null) {
                int planes = 4 * layout.bins() * layout.frames();
                spectrum.addSound(floats(stems, layout.frequency(), planes), planes * layout.voice(), voiceLeft,
                        voiceRight);
            }
        }

        private float[] floats(Map<String, Tensor> stems, String name, int each) throws ModelException {
            if (stems.get(name) instanceof Tensor.Floats floats
                    && floats.values().length == (long) each * layout.stems()) {
                return floats.values();
            }
            throw HtdemucsLayout.unknown(graph.model());
        }

        /** Fills a segment, level; silence lies around the song. */
        private void read(long start, float[] left, float[] right) throws IOException {
            long from = Math.max(0, start);
            int count = (int) (Math.min(song.length(), start + layout.segment()) - from);
            int lead = (int) (from - start);
            float[] someLeft = new float[count];
            float[] someRight = new float[count];
            if (song.read(from, someLeft, someRight, count) != count) {
                throw new IOException("the song became shorter");
            }
            for (int i = 0; i < count; i++) {
                left[lead + i] = level.in(someLeft[i]);
                right[lead + i] = level.in(someRight[i]);
            }
        }
    }
}
