package io.songreel.direction;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.util.List;

/** A director without ideas, for tests: valid, and nothing more. */
final class PlainDirector implements Director {
    @Override
    public String identity() {
        return "plain/1";
    }

    @Override
    public Screenplay direct(Brief brief, CancelToken cancel, Progress progress) {
        cancel.check();
        progress.at(0, "directing");
        List<SceneDirection> scenes = brief.segments().stream().map(segment -> new SceneDirection(segment.i(),
                "the theme picture, moment " + segment.i(),
                (segment.i() % 2 == 0 ? CameraMove.PUSH_IN : CameraMove.PULL_OUT).phrase(), "gentle", "blurry"))
                .toList();
        progress.at(1, "directed");
        return new Screenplay(
                new Direction("calm", "plain", List.of("#101010", "#808080", "#f0f0f0"), List.of(), List.of("text")),
                scenes);
    }
}
