package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every frame interpolator keeps, whatever it does with what moves. */
abstract class FrameInterpolatorContract {
    abstract FrameInterpolator interpolator();

    abstract Gate gate();

    /** Sides that no model wants as they are. */
    @Test
    void a_picture_between_has_the_size_of_both() throws IOException {
        for (int[] size : new int[][]{{64, 32}, {50, 35}, {7, 3}}) {
            Picture middle = between(plain(size[0], size[1], 10), plain(size[0], size[1], 250), 0.5);
            assertThat(middle.width()).isEqualTo(size[0]);
            assertThat(middle.height()).isEqualTo(size[1]);
        }
    }

    @Test
    void light_that_changes_everywhere_changes_with_time() throws IOException {
        Picture from = plain(40, 40, 20);
        Picture to = plain(40, 40, 220);
        for (double share : new double[]{0.1, 0.25, 0.5, 0.8}) {
            for (byte value : between(from, to, share).rgb()) {
                assertThat((double) (value & 255)).isCloseTo(20 + 200 * share, offset(slack()));
            }
        }
    }

    @Test
    void what_does_not_change_stays_itself_in_its_place() throws IOException {
        Picture city = Pictures.city(45, 37);
        byte[] seen = between(city, city, 0.3).rgb();
        for (int i = 0; i < seen.length; i++) {
            assertThat((double) (seen[i] & 255)).isCloseTo(city.rgb()[i] & 255, offset(slack()));
        }
    }

    @Test
    void names_itself_for_digests() {
        assertThat(interpolator().identity()).isNotBlank();
        assertThat(interpolator().model()).isNotBlank();
    }

    /** Steps of 255. */
    double slack() {
        return 1;
    }

    Picture between(Picture from, Picture to, double share) throws IOException {
        FrameInterpolator interpolator = interpolator();
        return gate().pass(new Visit("test", interpolator.model(), CancelToken.never()),
                pass -> interpolator.between(from, to, share, pass, CancelToken.never()));
    }

    static Picture plain(int width, int height, int value) {
        byte[] rgb = new byte[3 * width * height];
        java.util.Arrays.fill(rgb, (byte) value);
        return new Picture(width, height, rgb);
    }
}
