package io.songreel.diffusion;

import io.songreel.job.CancelToken;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes pictures at once, without a network: a smooth field of colours that prompt, negative prompt and seed determine.
 * With an init image the field is mixed in by the strength, under a mask only where it is painted anew. Remembers what it
 * was asked for. Opens no graph.
 */
public final class FakeImageModel implements ImageModel {
    private final List<ImageRequest> calls = new CopyOnWriteArrayList<>();
    private final ImageFacts facts;

    public FakeImageModel() {
        this("fake-images");
    }

    public FakeImageModel(String id) {
        this(new ImageFacts(id, "sd1", 128, 16, 1024, 8,
                EnumSet.complementOf(EnumSet.of(SchedulerKind.FLOW_MATCH_EULER)),
                SchedulerKind.EULER, 4, 7.5, true, true, true));
    }

    public FakeImageModel(ImageFacts facts) {
        this.facts = facts;
    }

    @Override
    public String identity() {
        return "fake 1 " + facts.id();
    }

    @Override
    public ImageFacts facts() {
        return facts;
    }

    @Override
    public RgbImage generate(ImageRequest request, Pass pass, StepListener listener, CancelToken cancel)
            throws ModelException {
        cancel.check();
        if (request.width() % facts.multiple() != 0 || request.height() % facts.multiple() != 0) {
            throw new ModelException("The sides of this model's images are multiples of " + facts.multiple() + ".");
        }
        calls.add(request);
        RgbImage image = paint(request);
        ImageRequest.InitImage init = request.init();
        int steps = init == null ? request.steps() : Math.max(1, (int) (request.steps() * init.strength()));
        for (int step = 1; step <= steps; step++) {
            cancel.check();
            listener.step(step, steps, () -> quarter(image));
        }
        cancel.check();
        return image;
    }

    /** Every request so far, in the order they came. */
    public List<ImageRequest> calls() {
        return List.copyOf(calls);
    }

    private static RgbImage paint(ImageRequest request) {
        int width = request.width();
        int height = request.height();
        long key = 31 * (31L * request.prompt().hashCode() + request.negativePrompt().hashCode()) + request.seed();
        ImageRequest.InitImage init = request.init();
        byte[] rgb = init == null ? new byte[3 * width * height] : init.image().rgb().clone();
        double share = init == null ? 1 : init.strength();
        for (int c = 0; c < 3; c++) {
            long mixed = key * 0x9E3779B97F4A7C15L + c * 0xBF58476D1CE4E5B9L;
            double across = 1 + (mixed >>> 60) / 8.0;
            double down = 1 + (mixed >>> 56 & 15) / 8.0;
            double phase = (mixed >>> 40 & 1023) / 1023.0 * 2 * Math.PI;
            for (int i = 0; i < width * height; i++) {
                int row = i / width;
                double angle = phase + across * (i % width) / width * Math.PI + down * row / height * Math.PI;
                double painted = 128 + 110 * StrictMath.sin(angle);
                Mask mask = request.mask();
                double anew = mask == null ? share : share * (mask.values()[i] & 255) / 255;
                int at = 3 * i + c;
                rgb[at] = (byte) Math.round(painted * anew + (rgb[at] & 255) * (1 - anew));
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private static RgbImage quarter(RgbImage image) {
        int width = Math.max(1, image.width() / 4);
        int height = Math.max(1, image.height() / 4);
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int from = 3 * (i / width * 4 * image.width() + i % width * 4);
            System.arraycopy(image.rgb(), from, rgb, 3 * i, 3);
        }
        return new RgbImage(width, height, rgb);
    }
}
