package io.songreel.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.NvidiaSmi;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * UNets at their real size with random weights, on the best device there is: steps a second, cancel latency, time to
 * swap one model for another, memory over many jobs. Arguments: the folder of the graphs, a folder to work in, and for
 * a quick trial on a CPU the number of pixels a side of the images (512 and 1024 otherwise) and of the runs.
 */
public final class GpuBench {
    private static final Set<String> OUTPUT = Set.of("out_sample");
    private final ObjectNode report = new ObjectMapper().createObjectNode();
    private final Path graphs;
    private final Path work;
    private final int pixels;
    private final int runs;
    private final int jobs;

    private GpuBench(Path graphs, Path work, int pixels, int runs, int jobs) {
        this.graphs = graphs;
        this.work = work;
        this.pixels = pixels;
        this.runs = runs;
        this.jobs = jobs;
    }

    public static void main(String[] arguments) throws Exception {
        boolean trial = arguments.length > 2;
        GpuBench bench = new GpuBench(Path.of(arguments[0]), Files.createDirectories(Path.of(arguments[1])),
                trial ? Integer.parseInt(arguments[2]) : 0, trial ? Integer.parseInt(arguments[3]) : 20,
                trial ? 6 : 50);
        bench.run();
        System.out.println(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(bench.report));
    }

    private void run() throws Exception {
        OnnxRuntimeInfo info = OnnxRuntimeInfo.probe(work.resolve("natives"));
        try (OnnxModelRuntime runtime = new OnnxModelRuntime(info, OnnxSettings.DEFAULTS)) {
            Device device = runtime.devices().getFirst();
            report.put("onnxruntime", info.version()).put("device", device.toString());
            new NvidiaSmi().cards().forEach(card -> report.put("card", card.name()));
            Path sd = RandomWeights.unpack(graphs, "sd15-unet-fp16", work.resolve("sd15"));
            Path sdxl = RandomWeights.unpack(graphs, "sdxl-unet-fp16", work.resolve("sdxl"));
            unet(runtime, device, sd, "sd15", side(512));
            unet(runtime, device, sdxl, "sdxl", side(1024));
            swap(runtime, device, sd, sdxl);
            memory(runtime, device, sd);
        }
    }

    private int side(int usual) {
        return (pixels == 0 ? usual : pixels) / 8;
    }

    private void unet(OnnxModelRuntime runtime, Device device, Path graph, String name, int side) throws Exception {
        ObjectNode node = report.putObject(name);
        long begin = System.nanoTime();
        try (ModelSession session = runtime.load(graph, device, CancelToken.never())) {
            node.put("load_s", seconds(begin)).put("latents", side + "x" + side + ", batch 2");
            Map<String, Tensor> inputs = inputs(name, side);
            session.run(inputs, OUTPUT, CancelToken.never());
            double[] times = new double[runs];
            for (int i = 0; i < runs; i++) {
                long from = System.nanoTime();
                session.run(inputs, OUTPUT, CancelToken.never());
                times[i] = seconds(from);
            }
            Arrays.sort(times);
            double step = times[runs / 2];
            node.put("step_s", step).put("steps_per_s", 1 / step);
            cancel(session, inputs, step, node);
        }
    }

    /** In the middle of a step: from the cancel to the exception, and whether the session works afterwards. */
    private void cancel(ModelSession session, Map<String, Tensor> inputs, double step, ObjectNode node)
            throws Exception {
        double[] latencies = new double[Math.max(2, runs)];
        for (int i = 0; i < latencies.length; i++) {
            TimedCancel cancel = new TimedCancel((long) (step * 1000 * (0.2 + 0.6 * i / latencies.length)));
            try {
                session.run(inputs, OUTPUT, cancel);
                throw new IllegalStateException("the run was not cancelled");
            } catch (CancellationException e) {
                latencies[i] = cancel.latencyMillis();
            }
        }
        Arrays.sort(latencies);
        node.put("cancel_median_ms", latencies[latencies.length / 2]).put("cancel_worst_ms",
                latencies[latencies.length - 1]);
        float[] after = ((Tensor.Floats) session.run(inputs, OUTPUT, CancelToken.never()).get("out_sample")).values();
        node.put("usable_after_cancel", after.length > 0);
    }

    private void swap(OnnxModelRuntime runtime, Device device, Path sd, Path sdxl) throws IOException {
        int swaps = Math.clamp(runs / 4, 1, 5);
        double[] times = new double[swaps];
        for (int i = 0; i < swaps; i++) {
            ModelSession first = runtime.load(sd, device, CancelToken.never());
            first.run(inputs("sd15", 8), OUTPUT, CancelToken.never());
            long from = System.nanoTime();
            first.close();
            try (ModelSession second = runtime.load(sdxl, device, CancelToken.never())) {
                second.run(inputs("sdxl", 8), OUTPUT, CancelToken.never());
                times[i] = seconds(from);
            }
        }
        Arrays.sort(times);
        report.put("swap_sd15_to_sdxl_s", times[swaps / 2]);
    }

    private void memory(OnnxModelRuntime runtime, Device device, Path graph) throws IOException {
        List<Long> used = new ArrayList<>();
        try (ModelSession session = runtime.load(graph, device, CancelToken.never())) {
            for (int job = 0; job < jobs; job++) {
                // sides change as they do from job to job, which is what makes arenas grow
                session.run(inputs("sd15", 8 + 8 * (job % 3)), OUTPUT, CancelToken.never());
                used.add(used(device) >> 20);
            }
        }
        int early = jobs / 5;
        report.put("memory_after_" + early + "_jobs_mib", used.get(early - 1)).put("memory_after_" + jobs + "_jobs_mib",
                used.getLast()).put("memory_peak_mib", used.stream().max(Long::compare).orElseThrow());
    }

    private static long used(Device device) throws IOException {
        if (device.kind() == Device.Kind.CUDA) {
            return new NvidiaSmi().cards().get(device.index()).usedBytes();
        }
        try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:")).mapToLong(
                    line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10).findFirst().orElseThrow();
        }
    }

    private static Map<String, Tensor> inputs(String name, int side) {
        Tensor sample = floats(2, 4, side, side);
        Tensor timestep = new Tensor.Floats(new float[]{500});
        return name.equals("sd15")
                ? Map.of("sample", sample, "timestep", timestep, "encoder_hidden_states", floats(2, 77, 768))
                : Map.of("sample", sample, "timestep", timestep, "encoder_hidden_states", floats(2, 77, 2048),
                        "text_embeds", floats(2, 1280), "time_ids", floats(2, 6));
    }

    private static Tensor floats(int... shape) {
        float[] values = new float[Tensor.size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        return new Tensor.Floats(values, shape);
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }
}
