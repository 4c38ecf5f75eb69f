package io.songreel.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.job.Job;
import io.songreel.job.JobStatus;
import io.songreel.media.TimingProof;
import io.songreel.musicvideo.FilmView;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.SignedUrls;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a job, written once per status sequence and then only copied out, so that polling costs one indexed read.
 * A page is written anew when its signed URLs age, and every second while a job waits its turn, as its place in the
 * queue moves without an event of its own. Safe for many threads.
 */
@Singleton
class JobPages {
    private static final int MAX_PAGES = 256;
    private static final Duration QUEUED_PAGE = Duration.ofSeconds(1);

    private final Films films;
    private final SignedUrls links;
    private final Duration urlTtl;
    private final Clock clock;
    private final Map<UUID, Slot> slots = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Slot> eldest) {
            return size() > MAX_PAGES;
        }
    };

    JobPages(Films films, SignedUrls links, ApiConfig config, Clock clock) {
        this.films = films;
        this.links = links;
        this.urlTtl = config.urlTtl();
        this.clock = clock;
    }

    /**
     * A job as JSON bytes.
     *
     * @param etag
     *            strong, quoted
     */
    record JobPage(long sequence, JobStatus status, Instant written, byte[] json, String etag) {}

    /** The page of a job that was just read. */
    JobPage page(Job job) {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(job.id(), id -> new Slot());
        }
        return slot.page(job);
    }

    /** One writer at a time; who comes meanwhile waits and reads the same page. */
    private final class Slot {
        private @Nullable JobPage page;

        synchronized JobPage page(Job job) {
            Instant now = clock.instant();
            JobPage known = page;
            if (known == null || known.sequence() < job.statusSequence() || known.status() != job.status()
                    || now.isAfter(known.written().plus(life(known)))) {
                known = films.view(job.id()).map(view -> write(view.job(), body(view, JobPages.this::url), now))
                        .orElseGet(() -> write(job, plain(job), now));
                page = known;
            }
            return known;
        }

        private Duration life(JobPage known) {
            return known.status() == JobStatus.QUEUED ? QUEUED_PAGE : urlTtl.dividedBy(4);
        }
    }

    private static JobPage write(Job job, JobBodies.Film body, Instant now) {
        byte[] json = StrictJson.write(body);
        return new JobPage(job.statusSequence(), job.status(), now, json, '"' + digest(json) + '"');
    }

    private @Nullable String url(@Nullable ObjectKey key) {
        return key == null ? null : links.sign(key, urlTtl);
    }

    private static String digest(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Signs a key; null stays null. */
    private interface Signer {
        @Nullable
        String url(@Nullable ObjectKey key);
    }

    private static JobBodies.Film body(FilmView view, Signer signer) {
        Job job = view.job();
        FilmView.Look look = view.direction();
        ObjectNode options = StrictJson.MAPPER.valueToTree(view.options());
        options.put("seed", view.seed());
        return new JobBodies.Film(job.id(), job.title(), job.status().wire(), job.progress(), job.message(),
                signer.url(view.finalVideo()), signer.url(view.poster()), signer.url(view.contactSheet()),
                signer.url(view.manifest()), null, look == null ? null : look.globalMood(),
                look == null ? null : look.globalStyle(), look == null ? null : look.palette(),
                look == null ? null : look.motifs(), look == null ? null : look.doNotInclude(), view.durationS(),
                view.transcript() == null ? null : view.transcript().text(),
                view.transcript() == null ? null : view.transcript().origin().name().toLowerCase(Locale.ROOT),
                view.director(), view.renderer(), options, view.segments(),
                view.scenes().stream().map(scene -> scene(scene, signer)).toList(), proof(view.timingProof()),
                job.error(), view.queuePosition(), view.etaS(), job.statusSequence(), job.createdAt(), job.updatedAt(),
                job.startedAt(), job.finishedAt());
    }

    /** A job that makes no film, such as the pull of a model: what every job has, and nothing else. */
    private static JobBodies.Film plain(Job job) {
        return new JobBodies.Film(job.id(), job.title(), job.status().wire(), job.progress(), job.message(), null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, List.of(),
                List.of(), null, job.error(), null, null, job.statusSequence(), job.createdAt(), job.updatedAt(),
                job.startedAt(), job.finishedAt());
    }

    private static JobBodies.Scene scene(FilmView.SceneView s, Signer signer) {
        return new JobBodies.Scene(s.i(), s.startS(), s.endS(), s.frames(), s.prompt(), s.camera(), s.motion(),
                s.negativePrompt(), s.seed(), s.status(), s.renderer(), signer.url(s.clip()),
                signer.url(s.thumbnail()), s.attempts());
    }

    private static JobBodies.@Nullable Proof proof(@Nullable TimingProof proof) {
        return proof == null
                ? null
                : new JobBodies.Proof(proof.audioSamples(), proof.sampleRate(), proof.fps(), proof.framesExpected(),
                        proof.framesDecoded(), proof.videoEndSeconds(), proof.audioEndSeconds(), proof.deltaMillis(),
                        proof.audioPacketsIdentical());
    }
}
