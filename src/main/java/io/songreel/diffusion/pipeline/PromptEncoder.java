package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.ImageRequest;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a request's prompts into what the UNet is told. The last few are remembered: neighbouring keyframes share theirs,
 * and the text encoders then need not push the UNet off a small device. Safe for many threads.
 */
final class PromptEncoder {
    private static final int REMEMBERED = 16;
    private final Architecture architecture;
    private final List<TextEncoder> encoders;
    private final Map<Texts, List<Conditioning>> remembered = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Texts, List<Conditioning>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What is encoded together; the chunks of both are made equal in number. */
    private record Texts(List<String> texts) {}

    PromptEncoder(Architecture architecture, List<TextEncoder> encoders) {
        this.architecture = architecture;
        this.encoders = List.copyOf(encoders);
    }

    static PromptEncoder read(ModelFolder folder, Architecture architecture, Graphs graphs) throws ModelException {
        List<TextEncoder> encoders = new ArrayList<>();
        boolean large = graphs.textEncoder2() != null;
        encoders.add(TextEncoder.read(folder, "tokenizer", graphs.textEncoder(),
                large ? "hidden_states." + architecture.penultimate() : "last_hidden_state", ""));
        if (graphs.textEncoder2() != null) {
            encoders.add(TextEncoder.read(folder, "tokenizer_2", graphs.textEncoder2(),
                    "hidden_states." + architecture.penultimate2(), "text_embeds"));
        }
        return new PromptEncoder(architecture, encoders);
    }

    /** One row, or two with guidance: without the prompt, with it. */
    Unet.Prompted[] encode(ImageRequest request, boolean guided, Pass pass, CancelToken cancel) throws IOException {
        String negative = request.negativePrompt();
        boolean zero = guided && architecture.zeroNegative() && negative.isBlank();
        List<String> texts = !guided || zero ? List.of(request.prompt()) : List.of(negative, request.prompt());
        List<Conditioning> told = remembered(new Texts(texts), pass, cancel);
        if (zero) {
            told = List.of(told.getFirst().zero(), told.getFirst());
        }
        float[] size = !architecture.family().large()
                ? new float[0]
                : new float[]{request.height(), request.width(), 0,
                    0, request.height(), request.width()};
        float[] scale = architecture.guidanceEmbedding() == 0
                ? new float[0]
                : Guidance.embedding(request.guidanceScale(), architecture.guidanceEmbedding());
        return told.stream().map(text -> new Unet.Prompted(text, size, scale)).toArray(Unet.Prompted[]::new);
    }

    private List<Conditioning> remembered(Texts texts, Pass pass, CancelToken cancel) throws IOException {
        synchronized (remembered) {
            List<Conditioning> known = remembered.get(texts);
            if (known != null) {
                return known;
            }
        }
        List<Conditioning> told = encoders.getFirst().encode(texts.texts, pass, cancel);
        for (TextEncoder more : encoders.subList(1, encoders.size())) {
            List<Conditioning> others = more.encode(texts.texts, pass, cancel);
            List<Conditioning> joined = new ArrayList<>();
            for (int i = 0; i < told.size(); i++) {
                joined.add(told.get(i).beside(others.get(i)));
            }
            told = joined;
        }
        synchronized (remembered) {
            remembered.put(texts, told);
        }
        return told;
    }
}
