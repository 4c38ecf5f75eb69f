package io.songreel.bench;

import io.songreel.media.ClipWriter;
import io.songreel.media.EncoderChoice;
import io.songreel.media.Picture;
import io.songreel.render.ClipRequest;
import io.songreel.render.Pictures;
import io.songreel.render.Requests;
import io.songreel.render.StillMotionRenderer;
import io.songreel.render.Watch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.Loader;

/**
 * Still motion at 1280×720, 25 frames a second: rendering alone, rendering with libx264, and next to it FFmpeg's own
 * zoompan with libx264 at the same settings and of the same build. The two take turns, so that a busy machine slows both;
 * what counts is the ratio. {@code StillBench [SCENES] [ROUNDS]}, scenes of 100 frames.
 */
public final class StillBench {
    private static final int FRAMES = 100;
    private static final Pattern BENCH = Pattern.compile("utime=([0-9.]+)s stime=([0-9.]+)s");
    private static final PrintStream OUT = System.out;

    private StillBench() {
    }

    /** Seconds on the clock and of processor. */
    record Took(double wall, double cpu) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int scenes = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path folder = Files.createTempDirectory("still-bench");
        try {
            Picture picture = Pictures.dusk(1920, 1280);
            Path png = folder.resolve("theme.png");
            write(picture, png);
            StillMotionRenderer renderer = new StillMotionRenderer();
            alone(renderer, picture, 2);
            Took alone = alone(renderer, picture, scenes);
            int frames = scenes * FRAMES;
            OUT.printf(Locale.ROOT, "render alone: %.2f ms of processor a frame, %.1f frames/s by the clock%n",
                    1000 * alone.cpu / frames, frames / alone.wall);
            encoded(renderer, picture, 1, folder);
            List<Double> wall = new ArrayList<>();
            List<Double> cpu = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Took ours = encoded(renderer, picture, scenes, folder);
                Took theirs = zoompan(png, frames, folder);
                wall.add(ours.wall / theirs.wall);
                cpu.add(ours.cpu / theirs.cpu);
                OUT.printf(Locale.ROOT,
                        "round %d: still+x264 %.1f frames/s, %.2f ms processor; zoompan+x264 %.1f frames/s, %.2f ms%n",
                        round + 1, frames / ours.wall, 1000 * ours.cpu / frames, frames / theirs.wall,
                        1000 * theirs.cpu / frames);
            }
            OUT.printf(Locale.ROOT,
                    "time ÷ zoompan's, median of %d: %.2f by the clock, %.2f by processor (limit 1.5)%n",
                    rounds, median(wall), median(cpu));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> file.toFile().delete());
            }
            Files.delete(folder);
        }
    }

    private static Took alone(StillMotionRenderer renderer, Picture picture, int scenes) throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        for (int scene = 0; scene < scenes; scene++) {
            renderer.render(request(scene), picture, frame -> {
            }, Watch.nobody());
        }
        return new Took((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private static Took encoded(StillMotionRenderer renderer, Picture picture, int scenes, Path folder)
            throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        for (int scene = 0; scene < scenes; scene++) {
            ClipRequest request = request(scene);
            try (ClipWriter writer = ClipWriter.open(folder.resolve("clip" + scene + ".mp4"), request.profile(), FRAMES,
                    EncoderChoice.X264)) {
                renderer.render(request, picture, writer, Watch.nobody());
                writer.finish();
            }
        }
        return new Took((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    /** FFmpeg's own program, one process for all frames. */
    private static Took zoompan(Path png, int frames, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("zoompan.log");
        Process process = new ProcessBuilder(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class), "-hide_banner", "-nostdin",
                "-y",
                "-benchmark", "-i", png.toString(), "-vf",
                "zoompan=z='1+0.0012*mod(on,100)':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d=" + frames
                        + ":s=1280x720:fps=25,format=yuv420p",
                "-frames:v", Integer.toString(frames), "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-g",
                "50",
                "-x264-params",
                "threads=4:bframes=0:scenecut=0:open-gop=0:force-cfr=1:stitchable=1:cpu-independent=1",
                folder.resolve("zoompan.mp4").toString()).redirectErrorStream(true).redirectOutput(log.toFile())
                .start();
        long wall = System.nanoTime();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(log));
        }
        double seconds = (System.nanoTime() - wall) / 1e9;
        Matcher times = BENCH.matcher(Files.readString(log));
        if (!times.find()) {
            throw new IOException("no times in FFmpeg's report");
        }
        return new Took(seconds, Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(2)));
    }

    private static ClipRequest request(int scene) {
        String[] cameras = {"slow push in", "pan left", "slow orbit", "handheld drift", "slow pull out"};
        float[] energy = new float[FRAMES];
        for (int n = 0; n < FRAMES; n++) {
            energy[n] = 0.35f + 0.5f * (float) Math.exp(-(n % 12) / 4.0);
        }
        return Requests.scene(1280, 720, FRAMES).energy(energy).camera(cameras[scene % cameras.length], "")
                .at(scene, 250 + 100L * scene, 100_000).request();
    }

    private static void write(Picture picture, Path png) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length / 3; i++) {
            image.setRGB(i % picture.width(), i / picture.width(),
                    ((rgb[3 * i] & 255) << 16) | ((rgb[3 * i + 1] & 255) << 8) | (rgb[3 * i + 2] & 255));
        }
        ImageIO.write(image, "png", png.toFile());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
