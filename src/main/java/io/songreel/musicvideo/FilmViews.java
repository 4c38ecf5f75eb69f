package io.songreel.musicvideo;

import io.songreel.direction.Direction;
import io.songreel.direction.Settled;
import io.songreel.direction.Segment;
import io.songreel.job.Job;
import io.songreel.job.Jobs.JobReads;
import io.songreel.job.UnitView;
import io.songreel.musicvideo.FilmView.Look;
import io.songreel.musicvideo.FilmView.SceneView;
import io.songreel.musicvideo.FilmView.SegmentView;
import io.songreel.storage.ObjectKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a build and its units' states into what is shown. */
final class FilmViews {
    private FilmViews() {
    }

    static FilmView of(Job job, FilmBuild build, JobReads reads) {
        Map<String, UnitView> units = reads.plan(job.id()).stream()
                .collect(Collectors.toMap(UnitView::name, Function.identity()));
        FilmOrder order = build.order;
        PublishStep.Publication published = build.newestPublication();
        ComposeStep.Film film = build.film.value();
        return new FilmView(job, new ObjectKey(order.song().key()), new ObjectKey(order.picture().upload().pngKey()),
                order.options(), order.seed(job.id()),
                order.song().upload().facts().durationSeconds(), key(published, PublishStep.Publication::filmKey),
                key(published, PublishStep.Publication::posterKey),
                key(published, PublishStep.Publication::contactSheetKey),
                key(published, PublishStep.Publication::manifestKey), subtitles(published),
                build.shown == null || build.shown.scenes() == 0 ? null : look(build.shown, order.changes().settled()),
                build.transcript.value(),
                build.directed.there() ? build.directed.get().by() : order.director(), order.renderer(),
                segments(build), scenes(build, units),
                film == null ? null : film.proof(),
                reads.eta(job.id()).map(FilmViews::seconds).orElse(null),
                reads.queuePosition(job.id()).orElse(null));
    }

    private static @Nullable ObjectKey subtitles(PublishStep.@Nullable Publication published) {
        return published == null ? null : key(published.subtitlesKey(), Function.identity());
    }

    /** What the owner settled holds at once, also before the scenes are written anew with it. */
    private static Look look(DirectStep.Directed directed, Settled settled) {
        Direction direction = settled.over(directed.screenplay().direction());
        String record = directed.recordKey();
        return new Look(direction.mood(), direction.style(), direction.palette(), direction.motifs(),
                direction.doNotInclude(), record == null ? null : new ObjectKey(record));
    }

    private static List<SegmentView> segments(FilmBuild build) {
        return build.cut.there()
                ? build.cut.get().segments().stream().map(FilmViews::segment).toList()
                : List.of();
    }

    private static SegmentView segment(Segment s) {
        return new SegmentView(s.i(), s.start(), s.end(), s.lyricSnippet(), s.energyHint(),
                s.placed() ? s.section() : null, s.placed() ? s.repetition() : null);
    }

    private static List<SceneView> scenes(FilmBuild build, Map<String, UnitView> units) {
        return build.scenes.stream().map(scene -> scene(scene, build, units.get(scene.clip().unit()))).toList();
    }

    private static SceneView scene(FilmScene scene, FilmBuild build, @Nullable UnitView unit) {
        CutList cut = build.cut.get();
        int i = scene.i();
        SceneWords words = scene.words();
        RenderStep.Clip clip = build.newestClip(scene);
        return new SceneView(i, cut.segments().get(i).start(), cut.segments().get(i).end(),
                cut.ledger().frames(i), words.prompt(), words.camera(), words.motion(), words.negativePrompt(),
                words.seed(), status(unit), build.order.renderer(), key(clip, RenderStep.Clip::key),
                key(clip, RenderStep.Clip::thumbnailKey), unit == null ? 0 : unit.attempts(),
                build.order.locked(i));
    }

    private static String status(@Nullable UnitView unit) {
        return switch (unit == null ? UnitView.State.MISSING : unit.state()) {
            case DONE -> "done";
            case STALE -> "stale";
            case RUNNING -> "running";
            case FAILED -> "failed";
            case MISSING, BLOCKED -> "waiting";
        };
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static <T> @Nullable ObjectKey key(@Nullable T value, Function<T, String> key) {
        return value == null ? null : new ObjectKey(key.apply(value));
    }
}
