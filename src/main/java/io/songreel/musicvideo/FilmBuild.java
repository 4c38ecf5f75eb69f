package io.songreel.musicvideo;

import io.songreel.direction.Returns;
import io.songreel.direction.SceneDirection;
import io.songreel.direction.Screenplay;
import io.songreel.direction.Segment;
import io.songreel.direction.ThemeLook;
import io.songreel.job.JobStatus;
import io.songreel.job.Json;
import io.songreel.job.Lane;
import io.songreel.job.PlannedUnit;
import io.songreel.job.Results;
import io.songreel.lyrics.Transcript;
import io.songreel.musicvideo.Step.Task;
import io.songreel.render.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    /** As the planner cut the song; the direction is made for this. */
    final Known<CutList> planned;
    /** The same with the borders that its owner moved; the film is made of this. */
    final Known<CutList> cut;
    final Known<DirectStep.Directed> directed;
    final Known<Screenplay> screenplay;
    /** What there is to show: the direction, or while a new one is to be written the one before. */
    final DirectStep.@Nullable Directed shown;
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
        Listening listening = order.listening();
        double wordsShare = 0.06;
        @Nullable
        Known<SeparateStep.Voice> voice = null;
        if (listening.separates()) {
            wordsShare = 0.03;
            voice = unit(new Kind("separate", "separate", Lane.GPU, JobStatus.RUNNING), 0.03, seconds,
                    SeparateStep.Voice.class,
                    List.of(probe), () -> steps.separate().on(SeparateStep.Inputs.of(jobId, order)));
        }
        Known<SeparateStep.Voice> sung = voice;
        transcript = unit(new Kind("transcribe", "transcribe",
                listening.onDevice() ? Lane.GPU : Lane.CPU, JobStatus.RUNNING), wordsShare,
                seconds, Transcript.class,
                sung == null ? List.of(analysis) : List.of(analysis, sung), () -> steps.transcribe()
                        .on(TranscribeStep.Inputs.of(order, analysis.get(), sung == null ? null : sung.get())));
        planned = unit("segment", JobStatus.RUNNING, 0.04, 1, CutList.class, List.of(probe, analysis, transcript),
                () -> steps.segment().on(SegmentStep.Inputs.of(order, analysis.get(), transcript.get())));
        cut = new Known<>(planned.unit(), planned.digest(), planned.there() ? moved(planned.get()) : null);
        Known<ThemeLook> look = unit("look", JobStatus.RUNNING, 0.10, 1, ThemeLook.class, List.of(probe),
                () -> steps.look().on(LookStep.Inputs.of(order)));
        Directors.Author author = order.author();
        directed = unit(new Kind("direct", author == null ? "direct" : "direct_model",
                author != null && author.onDevice() ? Lane.GPU : Lane.CPU, JobStatus.RUNNING), 0.20,
                author == null ? 1 : likelyScenes(), DirectStep.Directed.class,
                List.of(planned, look, transcript, analysis),
                () -> steps.direct()
                        .on(DirectStep.Inputs.of(order, seed, planned.get(), transcript.get(), analysis.get(),
                                look.get())));
        screenplay = new Known<>(directed.unit(), directed.digest(),
                directed.there() ? directed.get().screenplay() : null);
        shown = directed.there() ? directed.get() : newest("direct", DirectStep.Directed.class);
        if (cut.there() && shown != null && shown.scenes() == cut.get().segments().size()) {
            layScenes(jobId, shown.screenplay(), steps);
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
                : newest("publish", PublishStep.Publication.class);
    }

    /** The clip of a scene that there is to show: an older one while a new one is to be rendered. */
    RenderStep.@Nullable Clip newestClip(FilmScene scene) {
        return scene.clip().there() ? scene.clip().get() : newest(renderUnit(scene.i()), RenderStep.Clip.class);
    }

    private <T> @Nullable T newest(String unit, Class<T> type) {
        return results.newest(unit).map(json -> Json.read(json, type)).orElse(null);
    }

    /** Frames of the film, known before anything is heard. */
    long totalFrames() {
        return FrameLedger.frames(order.options().fps(), order.song().upload().facts().samples(),
                order.song().upload().facts().sampleRate());
    }

    /** About so many scenes as there will be. */
    int likelyScenes() {
        UserOptions options = order.options();
        Integer wished = options.numScenes();
        double target = SegmentRequest.targetFrames(options.sceneLenS(),
                CutFrequency.valueOf(options.cutFrequency().toUpperCase(Locale.ROOT)), options.intensity(),
                options.fps());
        return wished == null ? (int) Math.max(1, Math.round(totalFrames() / target)) : wished;
    }

    /** The name under which the speed of rendering is measured: each rung has one of its own. */
    String renderStep() {
        return painted() ? "render_image" : "render";
    }

    private boolean painted() {
        return order.renderer().equals(Renderers.IMAGE);
    }

    /** In the order they can run. */
    List<PlannedUnit> units() {
        return List.copyOf(units);
    }

    private void layScenes(UUID jobId, Screenplay written, FilmSteps steps) {
        long frames = cut.get().ledger().totalFrames();
        List<Segment> segments = cut.get().segments();
        Returns returns = Returns.of(segments);
        List<Shot> shots = ShotPlan.of(segments, returns, seed);
        BeatFrames beats = new BeatFrames(analysis.get().music(), cut.get().ledger().fps());
        LyricCaptions captions = LyricCaptions.of(order.options(), transcript.get());
        for (SceneDirection scene : written.scenes()) {
            int i = scene.i();
            String before = i == 0 ? "" : written.scenes().get(i - 1).camera();
            SceneWords words = SceneWords.of(scene, order.edit(i), seed, returns.homes().get(i));
            int length = cut.get().ledger().frames(i);
            String name = renderUnit(i);
            Known<RenderStep.Clip> clip = unit(
                    new Kind(name, renderStep(), painted() ? Lane.GPU : Lane.CPU, JobStatus.GENERATING_SCENES),
                    SCENES_SHARE * length / frames, length, RenderStep.Clip.class, List.of(screenplay, analysis),
                    () -> orTaken(name, order.edit(i), length,
                            steps.render().on(steps.render().inputs(jobId, order, cut.get(), screenplay.get(),
                                    analysis.get(), new RenderStep.Staging(words, shots.get(i), beats, before))
                                    .with(captions.in(cut.get().ledger(), i)))));
            scenes.add(new FilmScene(i, words, clip));
        }
    }

    /** The name of the unit that renders a scene. */
    static String renderUnit(int scene) {
        return "render[" + scene + "]";
    }

    /** An earlier clip that the owner prefers stands for a new one, as long as it has the scene's length. */
    private Task orTaken(String name, @Nullable SceneEdit edit, int frames, Task fresh) {
        return Optional.ofNullable(edit).map(SceneEdit::take)
                .filter(take -> results.find(name, take).map(json -> Json.read(json, RenderStep.Clip.class))
                        .filter(clip -> clip.frames() == frames).isPresent())
                .map(take -> new Task(take, fresh.work())).orElse(fresh);
    }

    private CutList moved(CutList as) {
        return order.changes().borders().isEmpty()
                ? as
                : Segmenter.moved(as, order.changes().borders(),
                        SegmentStep.Inputs.of(order, analysis.get(), transcript.get()).request());
    }

    /** What a unit is: its name, the name its speed is measured under, where it runs, and the job's status meanwhile. */
    private record Kind(String name, String step, Lane lane, JobStatus phase) {}

    private <T> Known<T> unit(String name, JobStatus phase, double share, double cost, Class<T> type,
            List<Known<?>> needs, Supplier<Task> task) {
        return unit(new Kind(name, name, Lane.CPU, phase), share, cost, type, needs, task);
    }

    private <T> Known<T> unit(Kind kind, double share, double cost, Class<T> type, List<Known<?>> needs,
            Supplier<Task> task) {
        String name = kind.name();
        List<String> needed = needs.stream().<String>map(Known::unit).toList();
        if (!needs.stream().allMatch(Known::there)) {
            plan(new PlannedUnit(name, kind.step(), kind.lane(), kind.phase(), needed, null, share, cost, context -> {
                throw new IllegalStateException(name + " is blocked");
            }));
            return new Known<>(name, null, null);
        }
        Task ready = task.get();
        plan(new PlannedUnit(name, kind.step(), kind.lane(), kind.phase(), needed, ready.digest(), share, cost,
                ready.work()));
        return new Known<>(name, ready.digest(),
                results.find(name, ready.digest()).map(json -> Json.read(json, type)).orElse(null));
    }

    /** What its owner wants to review first is not rendered yet. */
    private void plan(PlannedUnit unit) {
        if (unit.phase() == JobStatus.RUNNING || !order.stopsForReview()) {
            units.add(unit);
        }
    }
}
