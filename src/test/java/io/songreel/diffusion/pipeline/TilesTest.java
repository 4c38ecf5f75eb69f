package io.songreel.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.diffusion.ImageRequests;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.noise.Noise;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.runtime.DeviceMemoryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TilesTest {
    /** Four times as wide and high, nearest sample. */
    private static Planes magnified(Planes tile) {
        Planes large = Planes.zero(tile.channels(), 4 * tile.height(), 4 * tile.width());
        for (int c = 0; c < tile.channels(); c++) {
            for (int y = 0; y < large.height(); y++) {
                for (int x = 0; x < large.width(); x++) {
                    large.values()[(c * large.height() + y) * large.width() + x] = tile
                            .values()[(c * tile.height() + y / 4) * tile.width() + x / 4];
                }
            }
        }
        return large;
    }

    @Test
    void a_network_that_looks_at_one_sample_gives_the_same_in_tiles() throws IOException {
        for (int[] size : new int[][]{{8, 8}, {9, 20}, {33, 16}, {40, 41}, {64, 7}}) {
            Planes input = new Planes(2, size[0], size[1],
                    Noise.of(NoiseKind.TORCH_CPU, 3).next(2 * size[0] * size[1]));
            Planes tiled = new Tiles(16, 4, 1).run(input, TilesTest::magnified);
            Planes whole = magnified(input);
            assertThat(tiled.width()).isEqualTo(whole.width());
            assertThat(ParityCase.distance(tiled.values(), whole.values())).isLessThan(1e-6);
        }
    }

    @Test
    void no_tile_is_larger_than_asked_for_and_all_overlap() throws IOException {
        List<Planes> seen = new ArrayList<>();
        new Tiles(16, 1, 1).run(Planes.zero(1, 30, 100), tile -> {
            seen.add(tile);
            return tile.with(tile.values().clone());
        });
        assertThat(seen).hasSize(3 * 8).allMatch(tile -> tile.width() <= 16 && tile.height() <= 16)
                .allMatch(tile -> tile.width() > 4 && tile.height() > 4);
    }

    /** A seam is a jump: between neighbours across a seam the tiles may differ by no more than a blend's step. */
    @Test
    void what_differs_from_tile_to_tile_is_blended_without_a_seam() throws IOException {
        int[] calls = {0};
        Planes blended = new Tiles(16, 1, 1).run(Planes.zero(1, 16, 28), tile -> {
            Planes flat = Planes.zero(1, tile.height(), tile.width());
            Arrays.fill(flat.values(), calls[0]++);
            return flat;
        });
        float[] row = Arrays.copyOf(blended.values(), 28);
        assertThat(row[0]).isZero();
        assertThat(row[27]).isEqualTo(1);
        for (int x = 1; x < row.length; x++) {
            assertThat(row[x] - row[x - 1]).isBetween(0f, 0.25f);
        }
    }

    /** Norms of the random tiny autoencoder look at the whole tile, so its tiles differ more than those of trained ones. */
    @Test
    void a_decoder_gives_nearly_the_same_picture_in_tiles_and_when_memory_is_short() throws IOException {
        try (DirectPass pass = DirectPass.onnx()) {
            ModelFolder folder = new ModelFolder("tiny-sd", Resources.folder("tiny-sd"));
            Architecture architecture = Architecture.read(folder);
            Graphs graphs = Graphs.read(folder, architecture);
            Autoencoder autoencoder = Autoencoder.of(architecture);
            Autoencoder tiling = new Autoencoder(architecture.scale(), 8, 0);
            Planes image = Pixels.planes(ImageRequests.stripes(640, 512));
            ModelGraph encoder = Objects.requireNonNull(graphs.vaeEncoder());
            Autoencoder.Encoded whole = autoencoder.encode(image, 4, encoder, pass, CancelToken.never());
            Autoencoder.Encoded tiled = tiling.encode(image, 4, encoder, pass, CancelToken.never());
            assertThat(tiled.planes().width()).isEqualTo(80);
            assertThat(mean(tiled.planes(), whole.planes())).isLessThan(0.3);
            Planes latents = whole.sample(Noise.of(NoiseKind.TORCH_CPU, 1));
            Planes decoded = autoencoder.decode(latents, graphs.vaeDecoder(), pass, CancelToken.never());
            assertThat(mean(tiling.decode(latents, graphs.vaeDecoder(), pass, CancelToken.never()), decoded))
                    .isLessThan(0.3);
            pass.runsThrough((component, session, inputs, wanted, cancel) -> {
                if (Objects.requireNonNull(inputs.get("latent_sample")).shape()[3] > 64) {
                    throw new DeviceMemoryException("full", null);
                }
                return session.run(inputs, wanted, cancel);
            });
            assertThat(mean(autoencoder.decode(latents, graphs.vaeDecoder(), pass, CancelToken.never()), decoded))
                    .isLessThan(0.3);
        }
    }

    private static double mean(Planes one, Planes other) {
        assertThat(one.width()).isEqualTo(other.width());
        double sum = 0;
        double size = 0;
        for (int i = 0; i < one.values().length; i++) {
            sum += Math.abs(one.values()[i] - other.values()[i]);
            size += Math.abs(other.values()[i]);
        }
        return sum / size;
    }
}
