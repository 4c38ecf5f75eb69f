package io.songreel.diffusion;

import org.jspecify.annotations.Nullable;

/** Image requests for tests, changed one thing at a time. */
public record ImageRequests(ImageRequest request) {
    /** At the model's own size and with its defaults. */
    public static ImageRequests of(ImageFacts facts) {
        return new ImageRequests(new ImageRequest("a lighthouse on the shore", "blurry", facts.nativeSide(),
                facts.nativeSide(), facts.steps(), facts.guidance(), 0, facts.scheduler(), 7, NoiseKind.TORCH_CPU, null,
                null));
    }

    public ImageRequests prompt(String prompt) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(prompt, r.negativePrompt(), r.width(), r.height(), r.steps(),
                r.guidanceScale(), r.guidanceRescale(), r.scheduler(), r.seed(), r.noise(), r.init(), r.mask()));
    }

    public ImageRequests negativePrompt(String prompt) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(r.prompt(), prompt, r.width(), r.height(), r.steps(),
                r.guidanceScale(), r.guidanceRescale(), r.scheduler(), r.seed(), r.noise(), r.init(), r.mask()));
    }

    public ImageRequests size(int width, int height) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(r.prompt(), r.negativePrompt(), width, height, r.steps(),
                r.guidanceScale(), r.guidanceRescale(), r.scheduler(), r.seed(), r.noise(), r.init(), r.mask()));
    }

    public ImageRequests steps(int steps) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(r.prompt(), r.negativePrompt(), r.width(), r.height(), steps,
                r.guidanceScale(), r.guidanceRescale(), r.scheduler(), r.seed(), r.noise(), r.init(), r.mask()));
    }

    public ImageRequests guidance(double scale) {
        ImageRequest r = request;
        return new ImageRequests(
                new ImageRequest(r.prompt(), r.negativePrompt(), r.width(), r.height(), r.steps(), scale,
                        r.guidanceRescale(), r.scheduler(), r.seed(), r.noise(), r.init(), r.mask()));
    }

    public ImageRequests scheduler(SchedulerKind scheduler) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(r.prompt(), r.negativePrompt(), r.width(), r.height(), r.steps(),
                r.guidanceScale(), r.guidanceRescale(), scheduler, r.seed(), r.noise(), r.init(), r.mask()));
    }

    public ImageRequests seed(long seed) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(r.prompt(), r.negativePrompt(), r.width(), r.height(), r.steps(),
                r.guidanceScale(), r.guidanceRescale(), r.scheduler(), seed, r.noise(), r.init(), r.mask()));
    }

    public ImageRequests noise(NoiseKind noise) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(r.prompt(), r.negativePrompt(), r.width(), r.height(), r.steps(),
                r.guidanceScale(), r.guidanceRescale(), r.scheduler(), r.seed(), noise, r.init(), r.mask()));
    }

    public ImageRequests init(RgbImage image, double strength, @Nullable Mask mask) {
        ImageRequest r = request;
        return new ImageRequests(new ImageRequest(r.prompt(), r.negativePrompt(), r.width(), r.height(), r.steps(),
                r.guidanceScale(), r.guidanceRescale(), r.scheduler(), r.seed(), r.noise(),
                new ImageRequest.InitImage(image, strength), mask));
    }

    /** A picture of slanted stripes. */
    public static RgbImage stripes(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            rgb[3 * i] = (byte) (255 * x / width);
            rgb[3 * i + 1] = (byte) ((x + y) / 8 % 2 == 0 ? 220 : 40);
            rgb[3 * i + 2] = (byte) (255 * y / height);
        }
        return new RgbImage(width, height, rgb);
    }

    /** Paints the right half anew. */
    public static Mask rightHalf(int width, int height) {
        byte[] values = new byte[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (i % width >= width / 2 ? 255 : 0);
        }
        return new Mask(width, height, values);
    }
}
