package io.songreel.api;

import io.songreel.musicvideo.AnalysisView;
import io.songreel.musicvideo.FilmEdit;
import io.songreel.musicvideo.FilmEstimate;
import io.songreel.musicvideo.FilmView;
import io.songreel.job.InvalidOptions;
import io.songreel.musicvideo.MusicVideos;
import io.songreel.musicvideo.Take;
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
    public FilmEstimate estimate(UUID song, UUID picture, UserOptions options) throws InvalidOptions {
        return videos.estimate(song, picture, options);
    }

    @Override
    public void edit(UUID job, FilmEdit edit) throws InvalidOptions {
        videos.edit(job, edit);
    }

    @Override
    public void run(UUID job) {
        videos.run(job);
    }

    @Override
    public List<Take> takes(UUID job, int scene) {
        return videos.takes(job, scene);
    }

    @Override
    public boolean keep(UUID job, int scene, String take) throws InvalidOptions {
        return videos.keep(job, scene, take);
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
