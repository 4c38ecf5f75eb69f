package io.songreel.musicvideo;

import io.songreel.job.Job;
import io.songreel.job.JobRefused;
import io.songreel.job.Jobs;
import io.songreel.job.Jobs.NewJob;
import io.songreel.job.InvalidOptions;
import io.songreel.job.InvalidOptions.Problem;
import io.songreel.media.UploadFacts;
import io.songreel.musicvideo.exchange.BeatMarks;
import io.songreel.musicvideo.exchange.FilmExport;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
        List<Problem> problems = new ArrayList<>(rungs.problems(options));
        Optional<Asset> song = held(songAsset, Asset.Kind.SONG, "audio_upload_id", problems);
        Optional<Asset> picture = held(pictureAsset, Asset.Kind.PICTURE, "image_upload_id", problems);
        if (!problems.isEmpty()) {
            throw new InvalidOptions(problems);
        }
        Asset s = song.orElseThrow();
        Asset p = picture.orElseThrow();
        FilmOrder order = new FilmOrder(
                new FilmOrder.SongFile(s.id(), s.key().value(), s.sha256(), UploadFacts.song(s.facts())),
                new FilmOrder.PictureFile(p.id(), UploadFacts.picture(p.facts())), options,
                rungs.transcriber(), rungs.renderer(options), rungs.models(options), rungs.director(options),
                new TreeMap<>());
        return jobs.submit(new NewJob(MusicVideoPlan.KIND, title, order.json()), idempotencyKey);
    }

    private Optional<Asset> held(UUID id, Asset.Kind kind, String field, List<Problem> problems) {
        Optional<Asset> asset = assets.find(id).filter(found -> found.kind() == kind);
        if (asset.isEmpty() || !assets.hold(id)) {
            problems.add(new Problem(field, "is no upload that is still here; upload the file again"));
            return Optional.empty();
        }
        return asset;
    }

    /**
     * Changes title and scenes; what depends on a touched scene becomes stale and waits for {@code run}.
     *
     * @throws JobRefused
     *             not found, or running
     */
    public void edit(UUID id, @Nullable String title, List<SceneEdit> edits) {
        jobs.edit(id, old -> {
            FilmOrder order = FilmOrder.of(old.input());
            TreeMap<Integer, SceneEdit> all = new TreeMap<>(order.edits());
            for (SceneEdit edit : edits) {
                all.merge(edit.i(), edit, SceneEdit::and);
            }
            return new NewJob(old.kind(), title == null ? old.title() : title, order.withEdits(all).json());
        });
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
