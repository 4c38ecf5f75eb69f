package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every upscaler keeps; the ones under test repeat pixels, so seams and shifts show exactly. */
abstract class UpscalerContract {
    abstract Upscaler upscaler();

    abstract Gate gate();

    @Test
    void every_pixel_comes_out_larger_in_its_place() throws IOException {
        for (int[] size : new int[][]{{5, 3}, {64, 36}, {300, 40}, {40, 230}, {461, 449}}) {
            Picture small = Pictures.city(size[0], size[1]);
            Picture large = upscale(small);
            int times = large.width() / small.width();
            assertThat(times).isGreaterThan(1);
            assertThat(large.width()).isEqualTo(times * small.width());
            assertThat(large.height()).isEqualTo(times * small.height());
            assertThat(mismatches(small, large, times)).isZero();
        }
    }

    private static int mismatches(Picture small, Picture large, int times) {
        int wrong = 0;
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < 3 * large.width(); x++) {
                int column = x / 3 / times;
                int row = y / times;
                byte expected = small.rgb()[3 * (row * small.width() + column) + x % 3];
                wrong += large.rgb()[3 * y * large.width() + x] == expected ? 0 : 1;
            }
        }
        return wrong;
    }

    private Picture upscale(Picture picture) throws IOException {
        Upscaler upscaler = upscaler();
        return gate().pass(new Visit("test", upscaler.model(), CancelToken.never()),
                pass -> upscaler.upscale(picture, pass, CancelToken.never()));
    }
}
