package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.media.Picture;
import io.songreel.model.gate.Gate;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each layout of the exports, and what is none. */
class RifeInterpolatorTest {
    abstract static class OnGraph extends FrameInterpolatorContract {
        abstract String name();

        @Override
        FrameInterpolator interpolator() {
            return new RifeInterpolator(Graphs.graph(name()), "digest");
        }

        @Override
        Gate gate() {
            return Graphs.door();
        }
    }

    @Nested
    class ThreeInputs extends OnGraph {
        @Override
        String name() {
            return "rife_apart";
        }
    }

    @Nested
    class ThreeInputsWithAPlaneOfTime extends OnGraph {
        @Override
        String name() {
            return "rife_plane";
        }
    }

    @Nested
    class SevenChannels extends OnGraph {
        @Override
        String name() {
            return "rife_7";
        }
    }

    /** This graph adds a tenth of its grids: −0.1 to 0.1 across and down, and what two steps of them are. */
    @Nested
    class ElevenChannels extends OnGraph {
        @Override
        String name() {
            return "rife_11";
        }

        @Override
        double slack() {
            return 255 * 0.23;
        }

        @Test
        void grids_go_from_one_edge_of_the_padded_picture_to_the_other() throws IOException {
            byte[] seen = between(plain(64, 32, 128), plain(64, 32, 128), 0.5).rgb();
            double steps = 2.0 / 63 + 2.0 / 31;
            assertThat(seen[0] & 255).isEqualTo((int) Math.round(128 + 25.5 * (-2 + steps)));
            assertThat(seen[3 * 63] & 255).isEqualTo((int) Math.round(128 + 25.5 * (1 - 1 + steps)));
            assertThat(seen[seen.length - 1] & 255).isEqualTo((int) Math.round(128 + 25.5 * (2 + steps)));
        }
    }

    @Test
    void a_graph_of_another_layout_is_refused_with_what_to_do() {
        FrameInterpolator wrong = new RifeInterpolator(Graphs.graph("depth"), "digest");
        Picture picture = Pictures.city(32, 32);
        assertThatThrownBy(() -> Graphs.door().pass(
                new io.songreel.model.gate.Visit("test", "depth", io.songreel.job.CancelToken.never()),
                pass -> wrong.between(picture, picture, 0.5, pass, io.songreel.job.CancelToken.never())))
                .isInstanceOf(ModelException.class).hasMessageContaining("install it again");
    }
}
