package io.songreel.api;

import io.songreel.musicvideo.AnalysisView;
import io.songreel.musicvideo.FilmView;
import io.songreel.job.InvalidOptions;
import io.songreel.musicvideo.MusicVideos;
import io.songreel.musicvideo.SceneEdit;
import io.songreel.musicvideo.UserOptions;
import io.songreel.musicvideo.exchange.BeatMarks;
import io.songreel.musicvideo.exchange.FilmExport;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The music video room behind its door. */
@Singleton
final class MusicVideoFilms implements Films {
    private final MusicVideos videos;

    MusicVideoFilms(MusicVideos videos) {
        this.videos = videos;
    }

    @Override
    public UUID submit(@Nullable String title, UUID song, UUID picture, UserOptions options,
            @Nullable String idempotencyKey) throws InvalidOptions {
        return videos.submit(title, song, picture, options, idempotencyKey);
    }

    @Override
    public void edit(UUID job, @Nullable String title, List<SceneEdit> edits) throws InvalidOptions {
        videos.edit(job, title, edits);
    }

    @Override
    public Optional<FilmView> view(UUID job) {
        return videos.view(job);
    }

    @Override
    public Optional<AnalysisView> analysis(UUID job) {
        return videos.analysis(job);
    }

    @Override
    public Optional<FilmExport> export(UUID job, BeatMarks beats) {
        return videos.export(job, beats);
    }
}
