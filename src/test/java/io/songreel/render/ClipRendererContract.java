package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.media.Picture;
import io.songreel.media.Yuv420;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every clip renderer keeps. */
public abstract class ClipRendererContract {
    protected abstract ClipRenderer renderer();

    private final Picture theme = Pictures.city(300, 200);

    @Test
    void writes_exactly_the_frames_asked_for() throws IOException {
        for (int frames : new int[]{1, 2, 37}) {
            assertThat(frames(Requests.scene(64, 36, frames).request())).hasSize(frames)
                    .allMatch(frame -> frame.width() == 64 && frame.height() == 36);
        }
    }

    @Test
    void same_request_and_theme_give_the_same_bytes_on_any_number_of_threads() throws Exception {
        ClipRequest request = Requests.scene(160, 90, 12).request();
        List<Integer> expected = digests(renderer(), request);
        ClipRenderer shared = renderer();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<Integer>>> calls = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<List<Integer>>) () -> digests(shared, request)).toList();
            for (var result : threads.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void cancel_takes_effect_within_one_frame() {
        int[] written = {0};
        CancelToken token = new CancelToken() {
            @Override
            public boolean cancelled() {
                return written[0] >= 3;
            }

            @Override
            public Registration onCancel(Runnable action) {
                return () -> {
                };
            }
        };
        assertThatThrownBy(() -> renderer().render(Requests.scene(64, 64, 50).request(), theme, frame -> written[0]++,
                new Watch(token, Progress.none(), Watch.Previews.none()))).isInstanceOf(CancellationException.class);
        assertThat(written[0]).isEqualTo(3);
    }

    @Test
    void progress_never_falls_and_ends_at_one() throws IOException {
        List<Double> seen = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        renderer().render(Requests.scene(64, 36, 9).request(), theme, frame -> {
        }, new Watch(CancelToken.never(), (fraction, message) -> {
            seen.add(fraction);
            messages.add(message);
        }, Watch.Previews.none()));
        assertThat(seen).isSorted().endsWith(1.0);
        assertThat(messages).endsWith("frame 9 of 9");
    }

    @Test
    void a_sink_that_fails_is_heard() {
        assertThatThrownBy(() -> renderer().render(Requests.scene(64, 36, 9).request(), theme, frame -> {
            throw new IOException("disk full");
        }, Watch.nobody())).isInstanceOf(IOException.class).hasMessage("disk full");
    }

    @Test
    void brightness_and_colour_stay_in_limited_range() throws IOException {
        for (Yuv420 frame : frames(Requests.scene(128, 72, 20).request())) {
            assertThat(IntStream.range(0, frame.y().length).map(i -> frame.y()[i] & 255))
                    .allMatch(y -> y >= 16 && y <= 235);
            assertThat(IntStream.range(0, frame.u().length)
                    .flatMap(i -> IntStream.of(frame.u()[i] & 255, frame.v()[i] & 255)))
                    .allMatch(c -> c >= 16 && c <= 240);
        }
    }

    protected List<Yuv420> frames(ClipRequest request) throws IOException {
        return frames(renderer(), request, theme);
    }

    static List<Yuv420> frames(ClipRenderer renderer, ClipRequest request, Picture theme) throws IOException {
        List<Yuv420> frames = new ArrayList<>();
        renderer.render(request, theme, frame -> frames.add(new Yuv420(frame.width(), frame.height(), frame.y().clone(),
                frame.u().clone(), frame.v().clone())), Watch.nobody());
        return frames;
    }

    private List<Integer> digests(ClipRenderer renderer, ClipRequest request) throws IOException {
        return frames(renderer, request, theme).stream().map(frame -> Arrays
                .hashCode(
                        new int[]{Arrays.hashCode(frame.y()), Arrays.hashCode(frame.u()), Arrays.hashCode(frame.v())}))
                .toList();
    }
}
