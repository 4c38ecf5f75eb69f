package io.songreel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.diffusion.ImageModel.StepListener;
import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What every image model keeps. */
public abstract class ImageModelContract {
    protected abstract ImageModel model() throws IOException;

    protected abstract Pass pass() throws IOException;

    @Test
    void facts_agree_with_each_other() throws IOException {
        ImageFacts facts = model().facts();
        assertThat(facts.schedulers()).contains(facts.scheduler());
        assertThat(facts.nativeSide()).isBetween(facts.minSide(), facts.maxSide());
        assertThat(List.of(facts.nativeSide() % facts.multiple(), facts.minSide() % facts.multiple(),
                facts.maxSide() % facts.multiple())).containsOnly(0);
        assertThat(model().identity()).isEqualTo(model().identity()).contains(facts.id());
    }

    @Test
    void an_image_has_the_size_asked_for() throws IOException {
        ImageFacts facts = model().facts();
        int height = facts.nativeSide() + facts.multiple();
        RgbImage image = generate(ImageRequests.of(facts).size(facts.nativeSide(), height).request());
        assertThat(image.width()).isEqualTo(facts.nativeSide());
        assertThat(image.height()).isEqualTo(height);
    }

    @Test
    void the_same_request_gives_the_same_image() throws IOException {
        ImageRequest request = ImageRequests.of(model().facts()).request();
        assertThat(generate(request).rgb()).isEqualTo(generate(request).rgb());
    }

    @Test
    void another_seed_and_another_prompt_give_another_image() throws IOException {
        ImageRequests request = ImageRequests.of(model().facts());
        byte[] image = generate(request.request()).rgb();
        assertThat(generate(request.seed(8).request()).rgb()).isNotEqualTo(image);
        assertThat(generate(request.prompt("a train in the rain").request()).rgb()).isNotEqualTo(image);
    }

    @Test
    void every_step_is_told_with_a_small_picture() throws IOException {
        ImageFacts facts = model().facts();
        List<String> told = new ArrayList<>();
        List<RgbImage> previews = new ArrayList<>();
        model().generate(ImageRequests.of(facts).steps(3).request(), pass(), (step, steps, preview) -> {
            told.add(step + " of " + steps);
            previews.add(preview.get());
        }, CancelToken.never());
        assertThat(told).containsExactly("1 of 3", "2 of 3", "3 of 3");
        assertThat(previews).allMatch(preview -> preview.width() < facts.nativeSide());
    }

    @Test
    void with_an_init_image_only_the_last_share_of_the_steps_runs() throws IOException {
        ImageFacts facts = model().facts();
        int side = facts.nativeSide();
        List<String> told = new ArrayList<>();
        model().generate(
                ImageRequests.of(facts).steps(4).init(ImageRequests.stripes(side, side), 0.5, null).request(), pass(),
                (step, steps, preview) -> told.add(step + " of " + steps), CancelToken.never());
        assertThat(told).containsExactly("1 of 2", "2 of 2");
    }

    @Test
    void the_init_image_and_the_mask_matter() throws IOException {
        ImageFacts facts = model().facts();
        int side = facts.nativeSide();
        ImageRequests request = ImageRequests.of(facts).steps(4);
        RgbImage stripes = ImageRequests.stripes(side, side);
        byte[] fromNoise = generate(request.request()).rgb();
        byte[] fromImage = generate(request.init(stripes, 0.5, null).request()).rgb();
        byte[] masked = generate(
                request.init(stripes, 0.5, ImageRequests.rightHalf(side, side)).request()).rgb();
        assertThat(fromImage).isNotEqualTo(fromNoise);
        assertThat(masked).isNotEqualTo(fromImage);
    }

    @Test
    void cancel_is_asked_at_each_step() throws IOException {
        ImageRequest request = ImageRequests.of(model().facts()).steps(5).request();
        CancelSwitch cancel = new CancelSwitch();
        List<Integer> told = new ArrayList<>();
        ImageModel model = model();
        Pass pass = pass();
        assertThatThrownBy(() -> model.generate(request, pass, (step, steps, preview) -> {
            told.add(step);
            if (step == 2) {
                cancel.cancel();
            }
        }, cancel)).isInstanceOf(CancellationException.class);
        assertThat(told).containsExactly(1, 2);
        assertThat(cancel.registered()).isZero();
        assertThat(model.generate(request, pass, StepListener.none(), CancelToken.never()).width())
                .isEqualTo(request.width());
    }

    @Test
    void an_odd_size_is_refused_with_a_text() throws IOException {
        ImageFacts facts = model().facts();
        ImageRequest odd = ImageRequests.of(facts).size(facts.nativeSide() + facts.multiple() / 2, facts.nativeSide())
                .request();
        assertThatThrownBy(() -> generate(odd)).isInstanceOf(ModelException.class)
                .hasMessageContaining("multiples of " + facts.multiple());
    }

    protected RgbImage generate(ImageRequest request) throws IOException {
        RgbImage image = model().generate(request, pass(), StepListener.none(), CancelToken.never());
        return image;
    }
}
