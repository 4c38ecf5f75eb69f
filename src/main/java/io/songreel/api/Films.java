package io.songreel.api;

import io.songreel.musicvideo.AnalysisView;
import io.songreel.musicvideo.FilmView;
import io.songreel.job.InvalidOptions;
import io.songreel.musicvideo.SceneEdit;
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

    /** Changes the title (unless null) and scenes; the touched scenes become stale. */
    void edit(UUID job, @Nullable String title, List<SceneEdit> edits) throws InvalidOptions;

    Optional<FilmView> view(UUID job);

    /** A film for editing programs; empty when unknown, or not cut yet. */
    Optional<FilmExport> export(UUID job, BeatMarks beats);

    /** What was measured on the song; empty when unknown or not yet. */
    Optional<AnalysisView> analysis(UUID job);
}
