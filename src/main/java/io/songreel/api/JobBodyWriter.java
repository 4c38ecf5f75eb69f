package io.songreel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.job.Job;
import io.songreel.media.TimingProof;
import io.songreel.musicvideo.FilmView;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.SignedUrls;
import io.songreel.studio.ImageJobs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a job looks like from outside: a film, an image job, or one that only has a status. Links are signed anew. */
@Singleton
final class JobBodyWriter {
    private final Films films;
    private final ImageJobs images;
    private final SignedUrls links;
    private final ApiConfig config;

    JobBodyWriter(Films films, ImageJobs images, SignedUrls links, ApiConfig config) {
        this.films = films;
        this.images = images;
        this.links = links;
        this.config = config;
    }

    /** @param job as it was read together with the rest; may be newer than the one asked about */
    record Written(Job job, JobBodies.Film json) {}

    Written write(Job job) {
        Optional<FilmView> film = films.view(job.id());
        if (film.isPresent()) {
            return new Written(film.get().job(), body(film.get()));
        }
        return images.view(job.id()).map(view -> new Written(view.job(), body(view)))
                .orElseGet(() -> new Written(job, plain(job, null, null, null, null)));
    }

    private @Nullable String url(@Nullable ObjectKey key) {
        return key == null ? null : links.sign(key, config.urlTtl());
    }

    private JobBodies.Film body(FilmView view) {
        Job job = view.job();
        FilmView.Look look = view.direction();
        ObjectNode options = StrictJson.MAPPER.valueToTree(view.options());
        options.put("seed", view.seed());
        // a plain false is no part of a recipe, but it is an effective value
        options.put("burn_lyrics", view.options().burnLyrics());
        return new JobBodies.Film(job.id(), job.kind(), job.title(), job.status().wire(), job.progress(), job.message(),
                url(view.song()), url(view.picture()),
                url(view.finalVideo()), url(view.poster()), url(view.contactSheet()),
                url(view.manifest()), url(view.subtitles()), look == null ? null : look.globalMood(),
                look == null ? null : look.globalStyle(), look == null ? null : look.palette(),
                look == null ? null : look.motifs(), look == null ? null : look.doNotInclude(),
                look == null ? null : url(look.record()), view.durationS(),
                view.transcript() == null ? null : view.transcript().text(),
                view.transcript() == null ? null : view.transcript().origin().name().toLowerCase(Locale.ROOT),
                view.director(), view.renderer(), options, view.segments(),
                view.scenes().stream().map(this::scene).toList(), proof(view.timingProof()), null,
                job.error(), view.queuePosition(), view.etaS(), job.statusSequence(), job.createdAt(), job.updatedAt(),
                job.startedAt(), job.finishedAt());
    }

    private JobBodies.Film body(ImageJobs.View view) {
        ObjectNode options = StrictJson.MAPPER.valueToTree(view.order());
        options.put("seed", view.seed());
        return plain(view.job(), options, view.images().stream().map(this::image).toList(), view.queuePosition(),
                view.etaS());
    }

    /** A job that makes no film: what every job has, and nothing else. */
    private static JobBodies.Film plain(Job job, @Nullable JsonNode options, @Nullable List<JobBodies.Image> images,
            @Nullable Integer queuePosition, @Nullable Double etaS) {
        return new JobBodies.Film(job.id(), job.kind(), job.title(), job.status().wire(), job.progress(), job.message(),
                null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, options,
                List.of(), List.of(), null, images, job.error(), queuePosition, etaS, job.statusSequence(),
                job.createdAt(), job.updatedAt(), job.startedAt(), job.finishedAt());
    }

    private JobBodies.Image image(ImageJobs.Image made) {
        return new JobBodies.Image(made.i(), made.seed(), made.width(), made.height(), url(made.file()),
                url(made.thumbnail()));
    }

    private JobBodies.Scene scene(FilmView.SceneView s) {
        return new JobBodies.Scene(s.i(), s.startS(), s.endS(), s.frames(), s.prompt(), s.camera(), s.motion(),
                s.negativePrompt(), s.seed(), s.status(), s.renderer(), url(s.clip()),
                url(s.thumbnail()), s.attempts(), s.locked());
    }

    private static JobBodies.@Nullable Proof proof(@Nullable TimingProof proof) {
        return proof == null
                ? null
                : new JobBodies.Proof(proof.audioSamples(), proof.sampleRate(), proof.fps(), proof.framesExpected(),
                        proof.framesDecoded(), proof.videoEndSeconds(), proof.audioEndSeconds(), proof.deltaMillis(),
                        proof.audioPacketsIdentical());
    }
}
