package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.media.Picture;
import io.songreel.media.Yuv420;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * General flashes after WCAG 2.2: a pair of opposing changes of relative luminance of 10 % or more of the largest, the
 * darker below 0.80, on a quarter of the frame or more. Counted on blocks of the frame.
 */
class FlashTest {
    private static final int BLOCK = 16;

    @Test
    void the_worst_energy_does_not_flash() throws IOException {
        assertNoFlash(new StillMotionRenderer());
    }

    /** A keyframe every half second, each with another look. */
    @Test
    void the_worst_energy_and_a_restless_model_do_not_flash() throws IOException {
        assertNoFlash(new ImageMotionRenderer(new OpenDoor(), StandInModel.of(128).drifting(0.3), Extras.none(),
                new Pace(0.5)));
    }

    private static void assertNoFlash(ClipRenderer renderer) throws IOException {
        Picture theme = Pictures.city(480, 300);
        for (int period : new int[]{2, 4, 6, 8, 12, 24}) {
            float[] energy = new float[100];
            for (int n = 0; n < energy.length; n++) {
                energy[n] = n % period < period / 2 ? 0 : 1;
            }
            Requests request = Requests.scene(256, 144, 100).energy(energy).camera("fast push in", "")
                    .look(1, "#000000", "#ffffff").at(4, 200, 5000);
            assertThat(mostInOneSecond(luminances(renderer, request.request(), theme), 25)).as("period " + period)
                    .isLessThanOrEqualTo(3);
            ClipRequest beaten = request.beats(Requests.beats(100, period)).request();
            assertThat(mostInOneSecond(luminances(renderer, beaten, theme), 25)).as("beats, period " + period)
                    .isLessThanOrEqualTo(3);
        }
    }

    @Test
    void a_punch_alone_never_reaches_a_tenth_of_the_largest_luminance() {
        for (double luma = 0; luma <= 1; luma += 0.01) {
            double dark = linear(luma);
            double bright = linear(Math.min(1, luma * (1 + Pulse.EXPOSURE)));
            assertThat(dark >= 0.8 || bright - dark < 0.1).isTrue();
        }
    }

    /** The counter itself must see a flash when there is one. */
    @Test
    void the_counter_counts() {
        double[][] strobe = new double[50][4];
        for (int n = 0; n < 50; n++) {
            java.util.Arrays.fill(strobe[n], n / 2 % 2 == 0 ? 0.1 : 0.5);
        }
        assertThat(mostInOneSecond(strobe, 25)).isGreaterThan(5);
    }

    private static double[][] luminances(ClipRenderer renderer, ClipRequest request, Picture theme) throws IOException {
        List<Yuv420> frames = ClipRendererContract.frames(renderer, request, theme);
        double[][] values = new double[frames.size()][];
        for (int n = 0; n < values.length; n++) {
            Yuv420 frame = frames.get(n);
            int columns = frame.width() / BLOCK;
            values[n] = new double[columns * (frame.height() / BLOCK)];
            for (int y = 0; y < frame.height(); y++) {
                for (int x = 0; x < frame.width(); x++) {
                    values[n][y / BLOCK * columns + x / BLOCK] += linear(
                            ((frame.y()[y * frame.width() + x] & 255) - 16) / 219.0) / (BLOCK * BLOCK);
                }
            }
        }
        return values;
    }

    /** Most flashes within any second, counting a frame's opposing changes when a quarter of the blocks share them. */
    private static int mostInOneSecond(double[][] values, int fps) {
        int blocks = values[0].length;
        double[] extreme = values[0].clone();
        int[] direction = new int[blocks];
        int[] turns = new int[values.length];
        for (int n = 1; n < values.length; n++) {
            int turned = 0;
            for (int b = 0; b < blocks; b++) {
                double change = values[n][b] - extreme[b];
                if (direction[b] * change > 0 || (direction[b] == 0 && Math.abs(change) < 0.1)) {
                    extreme[b] = direction[b] == 0 ? extreme[b] : values[n][b];
                } else if (Math.abs(change) >= 0.1 && Math.min(values[n][b], extreme[b]) < 0.8) {
                    direction[b] = change > 0 ? 1 : -1;
                    extreme[b] = values[n][b];
                    turned++;
                }
            }
            turns[n] = 4 * turned >= blocks ? 1 : 0;
        }
        int most = 0;
        for (int n = 0; n < turns.length; n++) {
            int sum = 0;
            for (int k = n; k < Math.min(turns.length, n + fps); k++) {
                sum += turns[k];
            }
            most = Math.max(most, sum / 2);
        }
        return most;
    }

    private static double linear(double luma) {
        return luma <= 0.04045 ? luma / 12.92 : Math.pow((luma + 0.055) / 1.055, 2.4);
    }
}
