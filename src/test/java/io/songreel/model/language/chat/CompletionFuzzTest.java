package io.songreel.model.language.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.language.Fitting;
import io.songreel.model.language.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompletionFuzzTest {
    private static List<Shape> shapes() {
        Shape choice = Shape.Choice.of(List.of("hold", "push in", "pan left"));
        Map<String, Shape> scene = new LinkedHashMap<>();
        scene.put("prompt", new Shape.Text(300));
        scene.put("camera", choice);
        scene.put("motion", new Shape.Text(90));
        Map<String, Shape> direction = new LinkedHashMap<>();
        direction.put("mood", new Shape.Text(100));
        direction.put("motifs", new Shape.Items(new Shape.Text(60), 3, 5));
        direction.put("do_not_include", new Shape.Items(new Shape.Text(30), 0, 4));
        direction.put("acts", new Shape.Whole(1, 5));
        return List.of(new Shape.Fields(scene), new Shape.Fields(direction),
                new Shape.Items(new Shape.Fields(Map.of("breaks", choice)), 4, 4));
    }

    @Test
    void what_comes_of_ten_thousand_spoilt_completions_has_the_shape_or_a_reason() {
        int[] fits = {0, 0};
        int unfit = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            Shape shape = shapes().get(seed % 3);
            WildCompletion wild = new WildCompletion(seed);
            String text = wild.text(Fitting.document(shape).schema());
            String heard = seed % 4 == 0 ? overTheWire(wild, text) : text;
            switch (Fitting.of(shape, heard)) {
                case Fitting.Outcome.Fits fit -> {
                    assertThat(shape.fits(fit.value())).as("seed %d", seed).isTrue();
                    fits[heard.equals(fit.value().toString()) ? 0 : 1]++;
                }
                case Fitting.Outcome.Unfit(String reason) -> {
                    unfit++;
                    assertThat(reason).as("seed %d", seed).isNotBlank().hasSizeLessThan(120).matches("\\P{Cntrl}+");
                }
            }
        }
        assertThat(fits[0]).as("as they came").isGreaterThan(500);
        assertThat(fits[1]).as("mended").isGreaterThan(1000);
        assertThat(unfit).as("not to be mended").isGreaterThan(1000);
    }

    /** Spoilt once more, byte by byte. */
    private static String overTheWire(WildCompletion wild, String text) {
        byte[] bytes = wild.spoilt((ChatDouble.Stage.frame(text, null) + ChatDouble.Stage.frame("", "stop")
                + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8));
        EventStream events = new EventStream();
        Completion completion = new Completion(1 << 18);
        for (int at = 0; at < bytes.length; at += 97) {
            events.append(ByteBuffer.wrap(bytes, at, Math.min(97, bytes.length - at))).forEach(completion::take);
        }
        events.finish().forEach(completion::take);
        return completion.text();
    }
}
