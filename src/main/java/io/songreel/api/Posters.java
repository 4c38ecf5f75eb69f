package io.songreel.api;

import io.songreel.job.Job;
import io.songreel.musicvideo.FilmView;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.SignedUrls;
import io.songreel.studio.ImageJobs;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The picture that stands for a job in a list. */
@Singleton
class Posters {
    private final Films films;
    private final ImageJobs images;
    private final SignedUrls links;
    private final ApiConfig config;

    Posters(Films films, ImageJobs images, SignedUrls links, ApiConfig config) {
        this.films = films;
        this.images = images;
        this.links = links;
        this.config = config;
    }

    /** A film's poster, or the last of its scenes that is rendered, or an image; null while there is none. */
    @Nullable
    String url(Job job) {
        Optional<ObjectKey> film = films.view(job.id()).flatMap(Posters::of);
        Optional<ObjectKey> picture = film.isPresent()
                ? film
                : images.view(job.id()).flatMap(view -> view.images().stream().map(ImageJobs.Image::thumbnail)
                        .filter(Objects::nonNull).findFirst());
        return picture.map(key -> links.sign(key, config.urlTtl())).orElse(null);
    }

    private static Optional<ObjectKey> of(FilmView view) {
        ObjectKey poster = view.poster();
        Stream<ObjectKey> scenes = view.scenes().reversed().stream().map(FilmView.SceneView::thumbnail)
                .filter(Objects::nonNull);
        return poster == null ? scenes.findFirst() : Optional.of(poster);
    }
}
