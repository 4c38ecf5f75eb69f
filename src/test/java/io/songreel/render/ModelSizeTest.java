package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.media.VideoProfile;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModelSizeTest {
    private static ImageFacts facts(int nativeSide, int minSide, int maxSide, int multiple) {
        return new ImageFacts("m", "sd", nativeSide, minSide, maxSide, multiple, Set.of(SchedulerKind.EULER),
                SchedulerKind.EULER, 20, 7.5, true, true, false);
    }

    @Property(tries = 500)
    void every_size_is_legal(@ForAll @IntRange(min = 8, max = 1920) int halfWidth,
            @ForAll @IntRange(min = 8, max = 1920) int halfHeight, @ForAll @IntRange(min = 0, max = 3) int power,
            @ForAll @IntRange(min = 4, max = 16) int side) {
        int multiple = 8 << power;
        ImageFacts facts = facts(64 * side, 32 * side, 128 * side, multiple);
        ModelSize size = ModelSize.of(facts, new VideoProfile(2 * halfWidth, 2 * halfHeight, 25, 20));
        assertThat(size.width() % multiple).isZero();
        assertThat(size.height() % multiple).isZero();
        assertThat(size.width()).isBetween(facts.minSide(), Math.max(facts.maxSide(), multiple));
        assertThat(size.height()).isBetween(facts.minSide(), Math.max(facts.maxSide(), multiple));
    }

    @Test
    void films_keep_their_shape_and_the_models_own_number_of_pixels() {
        ImageFacts small = facts(512, 256, 1024, 8);
        assertThat(ModelSize.of(small, new VideoProfile(1280, 720, 25, 21))).isEqualTo(new ModelSize(680, 384));
        assertThat(ModelSize.of(small, new VideoProfile(1920, 1080, 25, 21))).isEqualTo(new ModelSize(680, 384));
        assertThat(ModelSize.of(small, new VideoProfile(720, 1280, 25, 21))).isEqualTo(new ModelSize(384, 680));
        assertThat(ModelSize.of(small, new VideoProfile(854, 480, 25, 26))).isEqualTo(new ModelSize(512, 288));
        ImageFacts large = facts(1024, 512, 2048, 64);
        assertThat(ModelSize.of(large, new VideoProfile(1280, 720, 25, 21))).isEqualTo(new ModelSize(1344, 768));
    }
}
