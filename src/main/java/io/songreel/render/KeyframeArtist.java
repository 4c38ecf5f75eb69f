package io.songreel.render;

import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.RgbImage;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Paints the keyframes of one scene with an image model.
 *
 * <p>
 * First the scene's master: the part of the theme picture that the whole scene looks at, painted as the prompt says. Then
 * every keyframe repaints what its own frames look at, starting from the keyframe before, seen from where the camera is
 * now; what the camera reveals comes from the master, and a little of the master comes back everywhere. So an error that
 * every repaint adds to cannot grow beyond {@code 1 / LEAK} of one repaint's, and colours are anchored to the master's on
 * top. Used by one thread.
 */
final class KeyframeArtist {
    /** Share of the master that comes back in each keyframe. */
    private static final double LEAK = 0.25;
    /** How much the master's colours follow the theme's: scenes of one film share them. */
    private static final double KINSHIP = 0.6;
    /** Part of a keyframe's side over which the master takes over where the keyframe before ends. */
    private static final double FEATHER = 0.06;
    /** The noise of repaints turns, slowly: the same noise again and again burns itself in. */
    private static final double TURN_SECONDS = 3;
    private static final int LEAST_STEPS = 2;

    private final Gate gate;
    private final ImageModel model;
    private final ImageFacts facts;
    private final ClipRequest request;
    private final Painting theme;
    private final ModelSize size;
    private final ClipProgress progress;
    private final Watch.Previews previews;
    private final CancelToken cancel;
    private int painted;

    KeyframeArtist(Gate gate, ImageModel model, ClipRequest request, ThemePlanes theme, ClipProgress progress,
            Watch.Previews previews, CancelToken cancel) {
        this.gate = gate;
        this.model = model;
        this.facts = model.facts();
        this.request = request;
        this.theme = Painting.whole(theme);
        this.size = ModelSize.of(facts, request.profile());
        this.progress = progress;
        this.previews = previews;
        this.cancel = cancel;
    }

    /** The scene's first painting, of everything that {@code seen} holds. */
    Painting master(Window seen) throws IOException {
        Window window = shaped(seen);
        ThemePlanes.Level anchor = theme.view(window, size.width(), size.height());
        double strength = 0.45 + 0.30 * Numbers.clamp(request.intensity(), 0, 1);
        ThemePlanes.Level fresh = paint(facts.initImages() ? Rgb.image(anchor) : null, strength, request.seed());
        return Painting.of(window, ColourAnchor.towards(anchor, fresh, KINSHIP));
    }

    /**
     * A keyframe of what {@code seen} holds.
     *
     * @param frame
     *            its place in the scene
     */
    Painting repainted(Painting master, Painting before, Window seen, double frame) throws IOException {
        Window window = shaped(seen);
        ThemePlanes.Level anchor = master.view(window, size.width(), size.height());
        ThemePlanes.Level start = moved(before, window, anchor);
        double life = 0.5 * Numbers.clamp(request.intensity(), 0, 1) + 0.5 * Pulse.mean(request.energy());
        double seconds = (request.firstFrame() + frame) / request.profile().fps();
        ThemePlanes.Level fresh = paint(Rgb.image(start), 0.25 + 0.15 * life, filmNoise(seconds));
        return Painting.of(window, ColourAnchor.towards(anchor, fresh, 1));
    }

    private Window shaped(Window seen) {
        return seen.shaped(size.ratio(), theme.window());
    }

    /** All scenes of a film repaint with the same noise at the same time: the texture goes on over cuts. */
    private long filmNoise(double seconds) {
        return new Dice(request.palette().hashCode(), 40 + (long) (seconds / TURN_SECONDS)).next() & 0xffff_ffffL;
    }

    private ThemePlanes.Level paint(@Nullable RgbImage init, double strength, long seed) throws IOException {
        int number = painted++;
        int steps = init == null ? facts.steps() : Math.max(facts.steps(), (int) Math.ceil(LEAST_STEPS / strength));
        ImageRequest wish = new ImageRequest(request.prompt(), facts.negativePrompts() ? request.negativePrompt() : "",
                size.width(), size.height(), steps, facts.guidance(), 0, facts.scheduler(), seed, NoiseKind.TORCH_CPU,
                init == null ? null : new ImageRequest.InitImage(init, strength), null);
        cancel.check();
        RgbImage image = gate.pass(new Visit("scene " + (request.scene() + 1), facts.id(), cancel),
                pass -> model.generate(wish, pass, (step, of, preview) -> {
                    progress.step(number, step, of);
                    if (step == of || of <= 4 || step % 3 == 0) {
                        previews.show(step, of, Rgb.picture(preview.get()));
                    }
                }, cancel));
        return Rgb.planes(image);
    }

    /** The keyframe before as it looks through {@code window}, over the master's look. */
    private static ThemePlanes.Level moved(Painting before, Window window, ThemePlanes.Level master) {
        ThemePlanes.Level seen = before.view(window, master.width(), master.height());
        Window old = before.window();
        double pixel = window.width() / master.width();
        double feather = FEATHER * window.width();
        float[] across = new float[master.width()];
        for (int x = 0; x < across.length; x++) {
            double at = window.left() + (x + 0.5) * pixel;
            across[x] = (float) Numbers.smooth(0, feather, Math.min(at - old.left(), old.right() - at));
        }
        byte[] y = new byte[seen.y().length];
        byte[] u = new byte[y.length];
        byte[] v = new byte[y.length];
        for (int i = 0; i < y.length; i++) {
            int row = Math.floorDiv(i, master.width());
            double at = window.top() + (row + 0.5) * pixel;
            double inside = Numbers.smooth(0, feather, Math.min(at - old.top(), old.bottom() - at));
            float share = (float) ((1 - LEAK) * inside * across[i % master.width()]);
            y[i] = mixed(master.y()[i], seen.y()[i], share);
            u[i] = mixed(master.u()[i], seen.u()[i], share);
            v[i] = mixed(master.v()[i], seen.v()[i], share);
        }
        return new ThemePlanes.Level(master.width(), master.height(), 1, y, u, v);
    }

    private static byte mixed(byte from, byte to, float share) {
        int low = from & 255;
        return (byte) Math.round(low + ((to & 255) - low) * share);
    }
}
