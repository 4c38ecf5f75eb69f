package io.songreel.render;

import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.RgbImage;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.Pass;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for an image model: turns hues, posterises, moves outlines a few pixels and lays brush strokes by seed, the
 * more the higher the strength. Without an init image it paints soft colours by seed. Remembers what it was asked for.
 *
 * @param nothing
 *            it changes nothing
 * @param drift
 *            added to every channel and multiplied with the contrast by each call, as a model that burns pictures does
 */
record StandInModel(int nativeSide, boolean initImages, double drift, boolean nothing, List<ImageRequest> calls,
        AtomicLong nanos) implements ImageModel {
    private static final int STEPS = 4;

    static StandInModel of(int nativeSide) {
        return new StandInModel(nativeSide, true, 0, false, new CopyOnWriteArrayList<>(), new AtomicLong());
    }

    StandInModel drifting(double amount) {
        return new StandInModel(nativeSide, initImages, amount, nothing, calls, nanos);
    }

    /** Gives back what it was given. */
    StandInModel faithful() {
        return new StandInModel(nativeSide, initImages, drift, true, calls, nanos);
    }

    StandInModel withoutEncoder() {
        return new StandInModel(nativeSide, false, drift, nothing, calls, nanos);
    }

    /** Spent painting since last asked. */
    double seconds() {
        return nanos.getAndSet(0) / 1e9;
    }

    @Override
    public String identity() {
        return "stand-in/1";
    }

    @Override
    public ImageFacts facts() {
        return new ImageFacts("stand-in", "sd", nativeSide, nativeSide / 2, nativeSide * 2, 8,
                Set.of(SchedulerKind.EULER), SchedulerKind.EULER, STEPS, 7.5, true, initImages, false);
    }

    @Override
    public RgbImage generate(ImageRequest request, Pass pass, StepListener listener, CancelToken cancel) {
        calls.add(request);
        ImageRequest.InitImage init = request.init();
        double strength = init == null ? 1 : init.strength();
        int steps = Math.max(1, (int) (request.steps() * strength));
        long start = System.nanoTime();
        RgbImage image = nothing && init != null
                ? init.image()
                : painted(request, init == null ? null : init.image(), strength);
        nanos.addAndGet(System.nanoTime() - start);
        for (int i = 1; i <= steps; i++) {
            cancel.check();
            listener.step(i, steps, () -> small(image));
        }
        return image;
    }

    private RgbImage painted(ImageRequest request, @org.jspecify.annotations.Nullable RgbImage init,
            double strength) {
        int width = request.width();
        int height = request.height();
        byte[] rgb = new byte[3 * width * height];
        long seed = request.seed() * 31 + (init == null || strength > 0.42 ? request.prompt().hashCode() : 0);
        double stroke = width / 22.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double bend = 5.0 * strength * width / 680;
                double along = noise(x / stroke, y / stroke, seed) - 0.5;
                double across = noise(x / stroke + 90, y / stroke, seed) - 0.5;
                double fine = noise(x / (stroke / 3), y / (stroke / 9), seed + 1) - 0.5;
                int fromX = Math.clamp(Math.round(x + 2 * bend * along), 0, width - 1);
                int fromY = Math.clamp(Math.round(y + 2 * bend * across), 0, height - 1);
                int at = 3 * (y * width + x);
                for (int c = 0; c < 3; c++) {
                    double given = init == null
                            ? 90 + 80 * noise(x / (8 * stroke), y / (8 * stroke), seed + 7 + c)
                            : init.rgb()[3 * (fromY * width + fromX) + c] & 255;
                    double other = init == null
                            ? given
                            : init.rgb()[3 * (fromY * width + fromX) + (c + 1) % 3] & 255;
                    double turned = given + 0.35 * strength * (other - given);
                    double poster = Math.round(turned / 28) * 28.0;
                    double value = turned + 0.7 * strength * (poster - turned) + 60 * strength * fine
                            + 30 * strength * along;
                    value = (value - 128) * (1 + drift) + 128 + 100 * drift;
                    rgb[at + c] = (byte) Math.clamp(Math.round(value), 0, 255);
                }
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private static RgbImage small(RgbImage image) {
        int width = image.width() / 8;
        int height = image.height() / 8;
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int row = i / width;
            System.arraycopy(image.rgb(), 3 * (row * 8 * image.width() + i % width * 8), rgb, 3 * i, 3);
        }
        return new RgbImage(width, height, rgb);
    }

    private static double noise(double x, double y, long seed) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        double u = Numbers.smooth(0, 1, x - i);
        double v = Numbers.smooth(0, 1, y - j);
        return Numbers.mix(Numbers.mix(dice(i, j, seed), dice(i + 1, j, seed), u),
                Numbers.mix(dice(i, j + 1, seed), dice(i + 1, j + 1, seed), u), v);
    }

    private static double dice(int x, int y, long seed) {
        return (Dice.mix(seed + x * 0x9E3779B9L + y * 0x85EBCA6B7L) >>> 11) * 0x1p-53;
    }
}
