package io.songreel.bench;

import io.songreel.diffusion.ImageModel.StepListener;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.diffusion.pipeline.DiffusionModel;
import io.songreel.diffusion.pipeline.DirectPass;
import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A Stable Diffusion of real size on the CPU: our time outside ONNX Runtime's run calls; the Python pipeline on the same
 * files, the two taking turns, so that a busy machine slows both; the most memory of a process that makes images against
 * that of one that only loads the same graphs and runs each once; and {@link DiffusionCancels}.
 * {@code DiffusionBench FOLDER [ROUNDS] [STEPS] [SIDE] [cancel]}; with {@code cancel}, only those.
 */
public final class DiffusionBench {
    private static final PrintStream OUT = System.out;
    private final Path folder;
    private final int steps;
    private final int side;
    private final AtomicLong inside = new AtomicLong();

    private DiffusionBench(Path folder, int steps, int side) {
        this.folder = folder;
        this.steps = steps;
        this.side = side;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int steps = args.length > 2 ? Integer.parseInt(args[2]) : 2;
        int side = args.length > 3 ? Integer.parseInt(args[3]) : 512;
        DiffusionBench bench = new DiffusionBench(Path.of(args[0]), steps, side);
        switch (args.length > 4 ? args[4] : "") {
            case "sessions" -> bench.sessions();
            case "pipeline" -> bench.pipeline();
            case "cancel" -> DiffusionCancels.measure(DiffusionModel.read("bench", bench.folder), bench.request());
            default -> bench.all(rounds);
        }
    }

    private void all(int rounds) throws IOException, InterruptedException {
        long sessions = child("sessions");
        long pipeline = child("pipeline");
        OUT.printf(Locale.ROOT,
                "peak memory: %d MiB making an image, %d MiB with the sessions alone: %.3f (limit 1.1)%n",
                pipeline, sessions, (double) pipeline / sessions);
        DiffusionModel model = DiffusionModel.read("bench", folder);
        List<Double> shares = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            double ours;
            // never both loaded: together they take 18 GB
            try (DirectPass pass = pass()) {
                generate(model, pass);
                inside.set(0);
                ours = generate(model, pass);
            }
            double outside = 100 * (ours - inside.get() / 1e9) / ours;
            double theirs;
            try (Peer peer = Peer.start(folder, steps, side)) {
                peer.generate();
                theirs = peer.generate();
            }
            shares.add(outside);
            ratios.add(theirs / ours);
            OUT.printf(Locale.ROOT, "round %d: %.2f s, of it outside ONNX Runtime %.3f %%; Python %.2f s; load %.1f%n",
                    round, ours, outside, theirs,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
        OUT.printf(Locale.ROOT, "medians of %d: outside ONNX Runtime %.3f %% (limit 2), Python's time ÷ ours %.3f "
                + "(at least 1)%n", rounds, median(shares), median(ratios));
        DiffusionCancels.measure(model, request());
    }

    private double generate(DiffusionModel model, DirectPass pass) throws IOException {
        long start = System.nanoTime();
        model.generate(request(), pass, StepListener.none(), CancelToken.never());
        return (System.nanoTime() - start) / 1e9;
    }

    private ImageRequest request() {
        return new ImageRequest("a lighthouse on the shore, golden light, oil painting", "blurry", side, side, steps,
                7.5,
                0, SchedulerKind.EULER, 7, NoiseKind.TORCH_CPU, null, null);
    }

    private DirectPass pass() {
        return new DirectPass(new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target", "natives")),
                OnnxSettings.DEFAULTS, inside::addAndGet));
    }

    /** In a process of its own: an image. */
    private void pipeline() throws IOException {
        try (DirectPass pass = pass()) {
            generate(DiffusionModel.read("bench", folder), pass);
        }
        OUT.println(status("VmHWM"));
    }

    /** In a process of its own: what the networks take when each has run once, with what an image needs. */
    private void sessions() throws IOException {
        try (DirectPass pass = pass()) {
            BareRuns.run(folder, side, pass);
        }
        OUT.println(status("VmHWM"));
    }

    private long child(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx2g", "-XX:+UseSerialGC", DiffusionBench.class.getName(),
                folder.toString(), "1", "1", Integer.toString(side), what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader reader = process.inputReader()) {
            String last = reader.lines().reduce("", (before, line) -> line);
            if (process.waitFor() != 0) {
                throw new IOException("the process for " + what + " failed");
            }
            return Long.parseLong(last.strip());
        }
    }

    /** MiB, from /proc. */
    static long status(String key) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(key + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(-1);
        }
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The Python pipeline in its own process; without one, its times are not numbers. */
    private record Peer(Process process, BufferedReader answers, Writer orders) implements AutoCloseable {
        static Peer start(Path folder, int steps, int side) throws IOException {
            String python = System.getenv("PYTHON");
            List<String> command = python == null
                    ? List.of("true")
                    : Arrays.asList(python, "scripts/bench/diffusion_peer.py", folder.toString(),
                            Integer.toString(steps), Integer.toString(side));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            Peer peer = new Peer(process, process.inputReader(StandardCharsets.UTF_8),
                    process.outputWriter(StandardCharsets.UTF_8));
            if (!"ready".equals(peer.answers.readLine())) {
                OUT.println("no Python peer: PYTHON does not name one with optimum-onnx");
            }
            return peer;
        }

        double generate() throws IOException {
            if (!process.isAlive()) {
                return Double.NaN;
            }
            orders.write("\n");
            orders.flush();
            String answer = answers.readLine();
            return answer == null ? Double.NaN : Double.parseDouble(answer.split(" ", 2)[0]);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
