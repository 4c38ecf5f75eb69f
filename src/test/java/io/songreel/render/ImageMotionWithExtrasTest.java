package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.media.Yuv420;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same rung with a model for each thing that may have one. */
class ImageMotionWithExtrasTest extends ClipRendererContract {
    private final OpenDoor gate = new OpenDoor();

    @Override
    protected ClipRenderer renderer() {
        return renderer(new Extras(new CrossFade(), new BrightIsNear(), new Doubler()));
    }

    private ClipRenderer renderer(Extras extras) {
        return new ImageMotionRenderer(gate, StandInModel.of(64), extras);
    }

    @Test
    void every_model_goes_through_the_gate_by_its_own_name() throws IOException {
        frames(Requests.scene(64, 36, 60).request());
        List<String> models = gate.visits().stream().map(Visit::model).toList();
        assertThat(models.stream().filter("stand-in"::equals)).hasSize(4);
        assertThat(models.stream().filter("doubler"::equals)).hasSize(3);
        assertThat(models.stream().filter("bright-is-near"::equals)).hasSize(1);
        assertThat(models.stream().filter("cross-fade"::equals)).as("one for each sixth of a second")
                .hasSizeBetween(10, 14);
        assertThat(gate.visits()).allMatch(visit -> "scene 3".equals(visit.holder()));
    }

    @Test
    void depth_of_a_theme_is_estimated_once_for_a_film() throws IOException {
        ClipRenderer renderer = renderer(new Extras(null, new BrightIsNear(), null));
        var theme = Pictures.city(300, 200);
        frames(renderer, Requests.scene(64, 36, 3).request(), theme);
        frames(renderer, Requests.scene(64, 36, 3).at(3, 253, 10_000).request(), Pictures.city(300, 200));
        assertThat(gate.visits().stream().map(Visit::model).filter("bright-is-near"::equals)).hasSize(1);
    }

    @Test
    void each_extra_changes_the_identity() {
        assertThat(List.of(renderer(Extras.none()).identity(),
                renderer(new Extras(new CrossFade(), null, null)).identity(),
                renderer(new Extras(null, new BrightIsNear(), null)).identity(),
                renderer(new Extras(null, null, new Doubler())).identity(),
                new ImageMotionRenderer(gate, StandInModel.of(64), Extras.none(), new Pace(2)).identity()))
                .doesNotHaveDuplicates();
    }

    /** A cross-fade between keyframes changes nothing at keyframes, and no in-between may jump. */
    @Test
    void stills_between_keyframes_join_without_a_jump() throws IOException {
        ClipRequest request = Requests.scene(320, 180, 77).camera("static shot", "")
                .motion("slow", "vignette leaks bokeh dust haze").look(1, "#202020", "#e0e0e0").request();
        List<Yuv420> clip = frames(new ImageMotionRenderer(gate, StandInModel.of(160),
                new Extras(new CrossFade(), null, null)), request, Pictures.city(600, 400));
        for (int n = 1; n < clip.size(); n++) {
            long sum = 0;
            for (int i = 0; i < clip.get(n).y().length; i++) {
                sum += Math.abs((clip.get(n).y()[i] & 255) - (clip.get(n - 1).y()[i] & 255));
            }
            assertThat((double) sum / clip.get(n).y().length).as("frame " + n).isLessThan(1.5);
        }
    }
}
