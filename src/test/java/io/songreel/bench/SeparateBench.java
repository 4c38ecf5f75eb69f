package io.songreel.bench;

import io.songreel.audio.synth.GeneratedSong;
import io.songreel.audio.synth.SongRecipe;
import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.lyrics.VocalSeparator.Mix;
import io.songreel.lyrics.voice.HtdemucsSeparator;
import io.songreel.model.InstalledModel;
import io.songreel.model.Licence;
import io.songreel.model.ModelFile;
import io.songreel.model.ModelKind;
import io.songreel.model.ModelManifest;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.DeviceGate;
import io.songreel.model.gate.GateSettings;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

/**
 * How fast a separator is, what it keeps in memory and how soon it stops:
 * {@code SeparateBench MODEL.onnx SECONDS CANCELS}. The song is generated and goes around.
 */
public final class SeparateBench {
    private static final PrintStream OUT = System.out;
    private static final int AROUND_SECONDS = 30;

    private SeparateBench() {
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]).toAbsolutePath();
        ModelManifest manifest = new ModelManifest("bench", "bench", "", new ModelKind("separate", "htdemucs", "onnx"),
                new Licence("MIT", URI.create("https://opensource.org/license/mit"), true, null), 2_000_000_000L,
                new ModelManifest.Standing(0, false),
                List.of(new ModelFile(String.valueOf(file.getFileName()), null, null, null)), Map.of(), null, null,
                null);
        OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")),
                OnnxSettings.DEFAULTS);
        float[] around = GeneratedSong.of(SongRecipe.of(-3, AROUND_SECONDS)).samples();
        try (DeviceGate gate = new DeviceGate(List.of(runtime),
                new GateSettings(1, 64, 4, Duration.ofMinutes(2), "16GB", "16GB", "1GB", Duration.ofMinutes(10),
                        Duration.ofMinutes(15)),
                _ -> Optional.empty(), System::nanoTime)) {
            HtdemucsSeparator separator = new HtdemucsSeparator(
                    new InstalledModel(manifest, Optional.ofNullable(file.getParent()).orElseThrow(), "bench"), gate);
            separate(separator, around, 8, CancelToken.never());
            int seconds = Integer.parseInt(args[1]);
            long before = System.nanoTime();
            separate(separator, around, seconds, CancelToken.never());
            double took = (System.nanoTime() - before) / 1e9;
            OUT.printf(Locale.ROOT, "%d s of song in %.1f s: %.2f times as fast as it plays, on %d processors%n",
                    seconds, took, seconds / took, Runtime.getRuntime().availableProcessors());
            memory();
            cancels(separator, around, Integer.parseInt(args[2]));
        }
    }

    private static void memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM")) {
                OUT.println("most memory of the process so far: " + line.substring(6).strip());
            }
        }
    }

    private static void cancels(HtdemucsSeparator separator, float[] around, int tries) throws IOException {
        Random random = new Random(1);
        double worst = 0;
        for (int i = 0; i < tries; i++) {
            CancelSwitch token = new CancelSwitch();
            long wait = random.nextLong(300, 6000);
            long[] at = new long[1];
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(wait);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                at[0] = System.nanoTime();
                token.cancel();
            });
            try {
                separate(separator, around, 3600, token);
                throw new AssertionError("it was not cancelled");
            } catch (CancellationException expected) {
                worst = Math.max(worst, (System.nanoTime() - at[0]) / 1e6);
            }
        }
        OUT.printf(Locale.ROOT, "%d cancels, the slowest noticed after %.0f ms%n", tries, worst);
    }

    private static void separate(HtdemucsSeparator separator, float[] around, int seconds, CancelToken cancel)
            throws IOException {
        Mix song = new Mix() {
            @Override
            public long length() {
                return (long) seconds * VocalSeparator.RATE;
            }

            @Override
            public int read(long position, float[] left, float[] right, int count) {
                int some = (int) Math.clamp(length() - position, 0L, count);
                for (int i = 0; i < some; i++) {
                    left[i] = around[(int) ((position + i) % around.length)];
                    right[i] = left[i];
                }
                return some;
            }
        };
        separator.separate(song, (left, right, count) -> {
        }, cancel, Progress.none());
    }
}
