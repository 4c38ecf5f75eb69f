package io.songreel.bench;

import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.OpenGate;
import io.songreel.model.gate.Visit;
import io.songreel.model.language.Context;
import io.songreel.model.language.LanguageModel;
import io.songreel.model.language.Sampler;
import io.songreel.model.language.Sampling;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** What writing a token costs beside ONNX Runtime's own call, with a model of real size. */
public final class LanguageBench {
    private LanguageBench() {
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int read = Integer.parseInt(args[1]);
        int write = Integer.parseInt(args[2]);
        int threads = Integer.parseInt(args[3]);
        AtomicLong inside = new AtomicLong();
        try (OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")),
                new OnnxSettings(threads, true, 0, OnnxSettings.ConvSearch.HEURISTIC, false), inside::addAndGet)) {
            LanguageModel model = LanguageModel.read(new ModelGraph("bench", "decoder", "onnx", folder.resolve(
                    "model.onnx"), 1L << 32), folder, "bench", 8192);
            Gate gate = new OpenGate(runtime);
            gate.pass(new Visit("bench", "bench", CancelToken.never()), pass -> {
                try (Context context = model.open(pass, CancelToken.never())) {
                    for (Sampling how : List.of(Sampling.GREEDY, Sampling.GREEDY,
                            new Sampling(1.1, 0.8, 50, 0.95, 0.05))) {
                        measure(model, context, how, read, write, inside);
                    }
                    return context;
                }
            });
        }
    }

    private static void measure(LanguageModel model, Context beginning, Sampling how, int read, int write,
            AtomicLong inside) throws IOException {
        try (Context context = beginning.fork()) {
            int[] prompt = new int[read];
            for (int i = 0; i < read; i++) {
                prompt[i] = 3 + i % 97;
            }
            context.append(prompt);
            long start = System.nanoTime();
            context.logits();
            double reading = (System.nanoTime() - start) / 1e9;
            double[] whole = new double[write];
            double[] outside = new double[write];
            Sampler sampler = new Sampler(how, 1);
            // the last token of the prompt counts as read
            context.append(sampler.next(context.logits(), null));
            start = System.nanoTime();
            long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < write; i++) {
                inside.set(0);
                long token = System.nanoTime();
                int id = sampler.next(context.logits(), null);
                model.tokenizer().decode(id);
                context.append(id);
                whole[i] = (System.nanoTime() - token) / 1e6;
                outside[i] = whole[i] - inside.get() / 1e6;
            }
            double writing = (System.nanoTime() - start) / 1e9;
            double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e6 / write;
            Arrays.sort(whole);
            Arrays.sort(outside);
            System.out.printf(Locale.ROOT,
                    "ours, %s: read %d tokens at %.1f/s; wrote %d tokens at %.2f/s; a token takes "
                            + "%.2f ms (median, best tenth %.2f), of it outside the run call %.3f ms (best tenth %.3f): %.2f %%; "
                            + "%.2f ms of this thread's processor time%n",
                    how.temperature() == 0 ? "greedy" : "sampled", read, read / reading, write, write / writing,
                    whole[write / 2], whole[write / 10], outside[write / 2], outside[write / 10],
                    100 * outside[write / 2] / whole[write / 2], busy);
        }
    }
}
