package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DissolveTest {
    private static final String CALM = "vignette leaks bokeh dust haze";

    private final ClipRequest request = Requests.scene(640, 360, 30).camera("static shot", "").motion("slow", CALM)
            .request();
    private final Theme theme = Theme.of(Pictures.city(1280, 800));
    private final CameraPath path = new CameraPath(request, theme, Pulse.of(request));
    private final SceneSource from = source(bars(0));
    private final SceneSource to = source(bars(14));
    private final SceneSource out = source(bars(0));

    @Test
    void starts_as_the_one_and_ends_as_the_other_exactly() {
        Dissolve dissolve = dissolve(from, to);
        dissolve.mix(from, to, 0, out.everything(), out);
        assertThat(out.luma()).isEqualTo(from.luma());
        assertThat(out.chroma()).isEqualTo(from.chroma());
        dissolve.mix(from, to, 1, out.everything(), out);
        assertThat(out.luma()).isEqualTo(to.luma());
        assertThat(out.chroma()).isEqualTo(to.chroma());
    }

    /** Bars that stand elsewhere in both pictures: how far a picture between them is from either, against a cross-fade. */
    @Test
    void edges_that_moved_are_not_seen_twice() {
        Dissolve dissolve = dissolve(from, to);
        double ghosts = 0;
        double plain = 0;
        for (int step = 1; step < 20; step++) {
            double share = step / 20.0;
            dissolve.mix(from, to, share, out.everything(), out);
            for (int i = 0; i < out.luma().length; i++) {
                int a = from.luma()[i] & 255;
                int b = to.luma()[i] & 255;
                int seen = out.luma()[i] & 255;
                ghosts += Math.min(Math.abs(seen - a), Math.abs(seen - b));
                plain += Math.min(share, 1 - share) * Math.abs(a - b);
            }
        }
        assertThat(ghosts).isLessThan(0.4 * plain);
    }

    @Test
    void no_place_goes_back_and_none_jumps() {
        Dissolve dissolve = dissolve(from, to);
        byte[] before = from.luma().clone();
        double largest = 0;
        for (int step = 1; step <= 40; step++) {
            dissolve.mix(from, to, step / 40.0, out.everything(), out);
            for (int i = 0; i < before.length; i++) {
                int way = (to.luma()[i] & 255) - (from.luma()[i] & 255);
                int moved = (out.luma()[i] & 255) - (before[i] & 255);
                assertThat(moved * Integer.signum(way)).isGreaterThanOrEqualTo(0);
                largest = Math.max(largest, Math.abs(moved) / Math.max(20.0, Math.abs(way)));
            }
            before = out.luma().clone();
        }
        assertThat(largest).isLessThan(0.25);
    }

    @Test
    void pictures_that_agree_are_mixed_evenly() {
        SceneSource lighter = source(bars(0));
        for (int i = 0; i < lighter.luma().length; i++) {
            lighter.luma()[i] = (byte) Math.min(235, (lighter.luma()[i] & 255) + 2);
        }
        dissolve(from, lighter).mix(from, lighter, 0.5, out.everything(), out);
        assertThat(mean(out)).isCloseTo((mean(from) + mean(lighter)) / 2, org.assertj.core.data.Offset.offset(0.6));
    }

    private static double mean(SceneSource source) {
        long sum = 0;
        for (byte value : source.luma()) {
            sum += value & 255;
        }
        return (double) sum / source.luma().length;
    }

    private Dissolve dissolve(SceneSource one, SceneSource other) {
        Dissolve dissolve = new Dissolve(one, 640 * 1.5, 5);
        dissolve.compare(one, other, one.everything(), 1);
        return dissolve;
    }

    private SceneSource source(Picture picture) {
        SceneSource source = new SceneSource(path, 640, 1.5);
        source.fill(Painting.whole(ThemePlanes.of(picture)), source.everything(), new Grade(request, theme.tones()),
                CancelToken.never());
        return source;
    }

    private static Picture bars(int shift) {
        byte[] rgb = new byte[3 * 1280 * 800];
        Arrays.fill(rgb, (byte) 60);
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            if (Math.floorMod(pixel % 1280 - shift, 90) < 12) {
                rgb[i] = (byte) (180 + 20 * (i % 3));
            }
        }
        return new Picture(1280, 800, rgb);
    }
}
