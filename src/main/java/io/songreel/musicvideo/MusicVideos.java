package io.songreel.musicvideo;

import io.songreel.direction.Settled;
import io.songreel.job.InvalidOptions;
import io.songreel.job.InvalidOptions.Problem;
import io.songreel.job.Job;
import io.songreel.job.JobRefused;
import io.songreel.job.Jobs;
import io.songreel.job.Jobs.NewJob;
import io.songreel.job.Json;
import io.songreel.job.PlannedUnit;
import io.songreel.media.UploadFacts;
import io.songreel.musicvideo.exchange.BeatMarks;
import io.songreel.musicvideo.exchange.FilmExport;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes orders for music videos, changes them, and shows how they stand. */
public final class MusicVideos {
    private final Jobs jobs;
    private final Assets assets;
    private final FilmSteps steps;
    private final Rungs rungs;

    MusicVideos(Jobs jobs, Assets assets, FilmSteps steps, Rungs rungs) {
        this.jobs = jobs;
        this.assets = assets;
        this.steps = steps;
        this.rungs = rungs;
    }

    /**
     * Accepts a job; once this returns it is never lost.
     *
     * @throws InvalidOptions
     *             when an asset is none, or an option asks for what this machine cannot do
     * @throws JobRefused
     *             queue full, or the key was used for another order
     */
    public UUID submit(@Nullable String title, UUID songAsset, UUID pictureAsset, UserOptions options,
            @Nullable String idempotencyKey) throws InvalidOptions {
        FilmOrder order = order(songAsset, pictureAsset, options, assets::hold);
        return jobs.submit(new NewJob(MusicVideoPlan.KIND, title, order.json()), idempotencyKey);
    }

    /**
     * What such a film would be and cost. Nothing is created.
     *
     * @throws InvalidOptions
     *             as {@link #submit}
     */
    public FilmEstimate estimate(UUID songAsset, UUID pictureAsset, UserOptions options) throws InvalidOptions {
        FilmOrder order = order(songAsset, pictureAsset, options, id -> true);
        UUID nobody = new UUID(0, 0);
        FilmBuild build = new FilmBuild(nobody, order, jobs.reads().results(nobody), steps);
        long frames = build.totalFrames();
        List<OptionalDouble> costs = new ArrayList<>();
        for (PlannedUnit unit : build.units()) {
            costs.add(jobs.reads().seconds(unit.step(), unit.cost()));
        }
        costs.add(jobs.reads().seconds(build.renderStep(), (double) frames));
        return new FilmEstimate(build.likelyScenes(), frames, order.renderer(), order.director(),
                order.ears().transcriber(),
                costs.stream().allMatch(OptionalDouble::isPresent)
                        ? (Double) costs.stream().mapToDouble(OptionalDouble::getAsDouble).sum()
                        : null);
    }

    private FilmOrder order(UUID songAsset, UUID pictureAsset, UserOptions options,
            Predicate<UUID> hold) throws InvalidOptions {
        List<Problem> problems = new ArrayList<>(rungs.problems(options));
        Optional<Asset> song = held(songAsset, Asset.Kind.SONG, "audio_upload_id", hold, problems);
        Optional<Asset> picture = held(pictureAsset, Asset.Kind.PICTURE, "image_upload_id", hold, problems);
        if (!problems.isEmpty()) {
            throw new InvalidOptions(problems);
        }
        Asset s = song.orElseThrow();
        Asset p = picture.orElseThrow();
        return new FilmOrder(
                new FilmOrder.SongFile(s.id(), s.key().value(), s.sha256(), UploadFacts.song(s.facts())),
                new FilmOrder.PictureFile(p.id(), UploadFacts.picture(p.facts())), options,
                rungs.ears().best(), rungs.renderer(options), rungs.models(options), rungs.author(options),
                new TreeMap<>(), Changes.none());
    }

    private Optional<Asset> held(UUID id, Asset.Kind kind, String field, Predicate<UUID> hold,
            List<Problem> problems) {
        Optional<Asset> asset = assets.find(id).filter(found -> found.kind() == kind);
        if (asset.isEmpty() || !hold.test(id)) {
            problems.add(new Problem(field, "is no upload that is still here; upload the file again"));
            return Optional.empty();
        }
        return asset;
    }

    /**
     * Changes title, scenes and borders; what depends on what is touched becomes stale and waits for {@link #run}.
     *
     * @throws InvalidOptions
     *             when a border cannot be where it is wanted
     * @throws JobRefused
     *             not found, or running
     */
    public void edit(UUID id, FilmEdit edit) throws InvalidOptions {
        FilmEdits edits = new FilmEdits(
                build(music(id).orElseThrow(() -> new JobRefused(JobRefused.Reason.NOT_FOUND))), edit);
        if (!edits.problems().isEmpty()) {
            throw new InvalidOptions(edits.problems());
        }
        jobs.edit(id, old -> new NewJob(old.kind(), edit.title() == null ? old.title() : edit.title(),
                edits.applied(FilmOrder.of(old.input())).json()));
    }

    /**
     * Runs what is stale or missing; a film that waited for its owner's review goes on.
     *
     * @throws JobRefused
     *             not found, running, or nothing to do
     */
    public void run(UUID id) {
        if (music(id).map(this::build).filter(build -> build.order.stopsForReview()).isPresent()) {
            jobs.edit(id, old -> {
                FilmOrder order = FilmOrder.of(old.input());
                return new NewJob(old.kind(), old.title(),
                        order.with(order.edits(), order.changes().asReviewed()).json());
            });
        }
        jobs.run(id);
    }

    /** Every clip that a scene ever had, the newest first; empty for a scene that is none. */
    public List<Take> takes(UUID id, int scene) {
        Optional<FilmBuild> build = music(id).map(this::build);
        String current = build.stream().flatMap(known -> known.scenes.stream()).filter(known -> known.i() == scene)
                .map(known -> known.clip().digest()).filter(Objects::nonNull).findFirst().orElse("");
        return jobs.reads().results(id).all(FilmBuild.renderUnit(scene)).reversed().stream().flatMap(result -> {
            RenderStep.Clip clip = Json.read(result.value(), RenderStep.Clip.class);
            return Optional.ofNullable(clip.words()).map(words -> new Take(result.digest(),
                    result.digest().equals(current), result.at(), words.prompt(), words.camera(), words.motion(),
                    words.negativePrompt(), words.seed(), clip.frames(), new ObjectKey(clip.key()),
                    new ObjectKey(clip.thumbnailKey()))).stream();
        }).sorted(Comparator.comparing(Take::madeAt).reversed()).toList();
    }

    /**
     * Puts an earlier clip back into the film, with its words and seed.
     *
     * @return false when the scene has no such take
     * @throws JobRefused
     *             not found, or running
     */
    public boolean keep(UUID id, int scene, String take) throws InvalidOptions {
        Optional<Take> wanted = takes(id, scene).stream().filter(known -> known.take().equals(take)).findFirst();
        if (wanted.isPresent()) {
            Take t = wanted.get();
            edit(id, new FilmEdit(null, List.of(new SceneEdit(scene, t.prompt(), t.camera(), t.motion(),
                    t.negativePrompt(), t.seed(), null, t.take())), List.of(), Settled.NOTHING));
        }
        return wanted.isPresent();
    }

    /** How a film stands; empty when there is no such music video. */
    public Optional<FilmView> view(UUID id) {
        return music(id).map(job -> FilmViews.of(job, build(job), jobs.reads()));
    }

    /** What was measured on the song; empty when unknown or not yet. */
    public Optional<AnalysisView> analysis(UUID id) {
        return music(id).map(this::build).filter(build -> build.analysis.there()).map(AnalysisView::of);
    }

    /** A film for editing programs; empty when unknown, or not cut yet. */
    public Optional<FilmExport> export(UUID id, BeatMarks beats) {
        return music(id).flatMap(job -> {
            FilmBuild build = build(job);
            return build.cut.there() ? Optional.of(FilmExports.of(job, build, beats)) : Optional.empty();
        });
    }

    private FilmBuild build(Job job) {
        return new FilmBuild(job.id(), FilmOrder.of(job.input()), jobs.reads().results(job.id()), steps);
    }

    private Optional<Job> music(UUID id) {
        return jobs.find(id).filter(job -> job.kind().equals(MusicVideoPlan.KIND));
    }
}
