package io.songreel.musicvideo;

import io.songreel.direction.SceneDirection;
import io.songreel.direction.Screenplay;
import io.songreel.direction.ThemeLook;
import io.songreel.job.JobStatus;
import io.songreel.job.Json;
import io.songreel.job.Lane;
import io.songreel.job.PlannedUnit;
import io.songreel.job.Results;
import io.songreel.lyrics.Transcript;
import io.songreel.musicvideo.Step.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A film as a build: each unit, what it needs, and what is known of it. The plan runs the units that miss their result;
 * the view shows the results that are there. Shares add up to the progress that the API promises: 0.1 after probe, 0.25
 * after segments, 0.35 when direction starts, 0.55 when it is done, 0.85 after the scenes.
 */
final class FilmBuild {
    private static final double SCENES_SHARE = 0.30;

    final FilmOrder order;
    private final long seed;
    private final Results results;
    private final List<PlannedUnit> units = new ArrayList<>();

    final Known<ProbeStep.Probed> probe;
    final Known<AnalyseStep.Analysis> analysis;
    final Known<Transcript> transcript;
    final Known<CutList> cut;
    final Known<Screenplay> screenplay;
    final List<FilmScene> scenes = new ArrayList<>();
    final Known<ComposeStep.Film> film;
    final Known<PublishStep.Publication> publication;

    FilmBuild(UUID jobId, FilmOrder order, Results results, FilmSteps steps) {
        this.order = order;
        this.seed = order.seed(jobId);
        this.results = results;
        double seconds = order.song().upload().facts().durationSeconds();
        probe = unit("probe", JobStatus.RUNNING, 0.10, 1, ProbeStep.Probed.class, List.of(),
                () -> steps.probe().on(ProbeStep.Inputs.of(order)));
        analysis = unit("analyse", JobStatus.RUNNING, 0.05, seconds, AnalyseStep.Analysis.class, List.of(probe),
                () -> steps.analyse().on(AnalyseStep.Inputs.of(order)));
        transcript = unit("transcribe", JobStatus.RUNNING, 0.06, seconds, Transcript.class, List.of(analysis),
                () -> steps.transcribe().on(TranscribeStep.Inputs.of(order, analysis.get())));
        cut = unit("segment", JobStatus.RUNNING, 0.04, 1, CutList.class, List.of(probe, analysis, transcript),
                () -> steps.segment().on(SegmentStep.Inputs.of(order, analysis.get(), transcript.get())));
        Known<ThemeLook> look = unit("look", JobStatus.RUNNING, 0.10, 1, ThemeLook.class, List.of(probe),
                () -> steps.look().on(LookStep.Inputs.of(order)));
        screenplay = unit("direct", JobStatus.RUNNING, 0.20, 1, Screenplay.class,
                List.of(cut, look, transcript, analysis),
                () -> steps.direct().on(DirectStep.Inputs.of(order, seed, cut.get(), transcript.get(), analysis.get(),
                        look.get())));
        if (cut.there() && screenplay.there()) {
            layScenes(jobId, steps);
        }
        List<Known<?>> clips = scenes.isEmpty()
                ? List.of(screenplay)
                : scenes.stream().<Known<?>>map(FilmScene::clip)
                        .toList();
        film = unit("compose", JobStatus.COMPOSING, 0.10, seconds, ComposeStep.Film.class, clips,
                () -> steps.compose().on(ComposeStep.Inputs.of(jobId, order, cut.get(), analysis.get().music(),
                        screenplay.get(), scenes)));
        publication = unit("publish", JobStatus.COMPOSING, 0.05, 1, PublishStep.Publication.class, List.of(film),
                () -> steps.publish().on(PublishStep.Inputs.of(jobId, order, cut.get(), transcript.get(),
                        screenplay.get(), scenes, film.get())));
    }

    /** What was published last: an older film stays to be seen while an edited one is made. */
    PublishStep.@Nullable Publication newestPublication() {
        return publication.there()
                ? publication.get()
                : results.newest("publish")
                        .map(json -> Json.read(json, PublishStep.Publication.class)).orElse(null);
    }

    /** In the order they can run. */
    List<PlannedUnit> units() {
        return List.copyOf(units);
    }

    private void layScenes(UUID jobId, FilmSteps steps) {
        long frames = cut.get().ledger().totalFrames();
        LyricCaptions captions = LyricCaptions.of(order.options(), transcript.get());
        for (SceneDirection directed : screenplay.get().scenes()) {
            int i = directed.i();
            String before = i == 0 ? "" : screenplay.get().scenes().get(i - 1).camera();
            SceneWords words = SceneWords.of(directed, order.edit(i), seed);
            int length = cut.get().ledger().frames(i);
            Known<RenderStep.Clip> clip = unit("render[" + i + "]", JobStatus.GENERATING_SCENES,
                    SCENES_SHARE * length / frames, length, RenderStep.Clip.class, List.of(screenplay, analysis),
                    () -> steps.render().on(steps.render().inputs(jobId, order, cut.get(), screenplay.get(),
                            analysis.get(), words, before).with(captions.in(cut.get().ledger(), i))));
            scenes.add(new FilmScene(i, words, clip));
        }
    }

    private <T> Known<T> unit(String name, JobStatus phase, double share, double cost, Class<T> type,
            List<Known<?>> needs, Supplier<Task> task) {
        boolean painted = name.startsWith("render[") && order.renderer().equals(Renderers.IMAGE);
        Lane lane = painted ? Lane.GPU : Lane.CPU;
        // each rung has a speed of its own
        String step = painted ? "render_image" : name.replaceFirst("\\[.*", "");
        List<String> needed = needs.stream().<String>map(Known::unit).toList();
        if (!needs.stream().allMatch(Known::there)) {
            units.add(new PlannedUnit(name, step, lane, phase, needed, null, share, cost, context -> {
                throw new IllegalStateException(name + " is blocked");
            }));
            return new Known<>(name, null, null);
        }
        Task ready = task.get();
        units.add(new PlannedUnit(name, step, lane, phase, needed, ready.digest(), share, cost, ready.work()));
        return new Known<>(name, ready.digest(),
                results.find(name, ready.digest()).map(json -> Json.read(json, type)).orElse(null));
    }
}
