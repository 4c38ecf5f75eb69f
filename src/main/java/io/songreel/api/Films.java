package io.songreel.api;

import io.songreel.musicvideo.AnalysisView;
import io.songreel.musicvideo.FilmEdit;
import io.songreel.musicvideo.FilmEstimate;
import io.songreel.musicvideo.FilmView;
import io.songreel.job.InvalidOptions;
import io.songreel.musicvideo.Take;
import io.songreel.musicvideo.UserOptions;
import io.songreel.musicvideo.exchange.BeatMarks;
import io.songreel.musicvideo.exchange.FilmExport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The music video desk, as this room uses it. */
interface Films {
    /**
     * Accepts a film.
     *
     * @throws InvalidOptions
     *             when an upload is gone, or this machine cannot do what is asked
     * @throws io.songreel.job.JobRefused
     *             as the job room says
     */
    UUID submit(@Nullable String title, UUID song, UUID picture, UserOptions options, @Nullable String idempotencyKey)
            throws InvalidOptions;

    /** What such a film would be and cost; nothing is created. Fails as {@link #submit}. */
    FilmEstimate estimate(UUID song, UUID picture, UserOptions options) throws InvalidOptions;

    /** Changes title, scenes and borders; what is touched becomes stale. */
    void edit(UUID job, FilmEdit edit) throws InvalidOptions;

    /** Runs what is stale or missing; a film under review goes on. A job of another kind is run as it is. */
    void run(UUID job);

    /** Every clip that a scene ever had, the newest first. */
    List<Take> takes(UUID job, int scene);

    /** Puts an earlier clip back; false when the scene has no such take. */
    boolean keep(UUID job, int scene, String take) throws InvalidOptions;

    Optional<FilmView> view(UUID job);

    /** A film for editing programs; empty when unknown, or not cut yet. */
    Optional<FilmExport> export(UUID job, BeatMarks beats);

    /** What was measured on the song; empty when unknown or not yet. */
    Optional<AnalysisView> analysis(UUID job);
}
