package io.songreel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.JobError;
import io.songreel.musicvideo.FilmEstimate;
import io.songreel.musicvideo.FilmView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this API tells of jobs. Keys are always there, null where not known yet. */
final class JobBodies {
    private JobBodies() {
    }

    /**
     * A whole job.
     *
     * @param kind
     *            {@code music_video}, or the name of another plan
     * @param directionRecordUrl
     *            what was sent to a chat server for the direction, and what came back; null where none was asked
     * @param images
     *            those of an image job that are made; null for other jobs
     */
    @Schema(name = "Job")
    record Film(UUID jobId, String kind, @Nullable String title, String status, double progress, String message,
            @Nullable String audioUrl, @Nullable String imageUrl,
            @Nullable String finalVideoUrl, @Nullable String posterUrl, @Nullable String contactSheetUrl,
            @Nullable String manifestUrl, @Nullable String subtitles, @Nullable String globalMood,
            @Nullable String globalStyle, @Nullable List<String> palette, @Nullable List<String> motifs,
            @Nullable List<String> doNotInclude, @Nullable String directionRecordUrl, @Nullable Double audioDurationS,
            @Nullable String transcript,
            @Nullable String lyricsSource, @Nullable String director, @Nullable String renderer,
            @Nullable @Schema(type = "object") JsonNode userOptions, List<FilmView.SegmentView> segments,
            List<Scene> scenes,
            @Nullable Proof timingProof, @Nullable List<Image> images, @Nullable JobError error,
            @Nullable Integer queuePosition,
            @Nullable Double etaS, long statusSequence, Instant createdAt, Instant updatedAt,
            @Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    /** One scene with its effective words. */
    @Schema(name = "Scene")
    record Scene(int i, double startS, double endS, int frames, String prompt, String camera, String motion,
            String negativePrompt, long seed, String status, String renderer, @Nullable String clipUrl,
            @Nullable String thumbnailUrl, int attempts, boolean locked) {}

    /** One image of an image job. */
    @Schema(name = "Image")
    record Image(int i, long seed, int width, int height, @Nullable String url, @Nullable String thumbnailUrl) {}

    /** What reading the finished film back showed. */
    @Schema(name = "TimingProof")
    record Proof(long audioSamples, int sampleRate, int fps, long framesExpected, long framesDecoded, double videoEndS,
            double audioEndS, double deltaMs, boolean audioPacketsIdentical) {}

    /** A job was accepted or started again. */
    @Schema(name = "JobAccepted")
    record Accepted(UUID jobId) {}

    /** A job's status after a command. */
    @Schema(name = "JobStatus")
    record Status(String status) {}

    /**
     * A job in a list.
     *
     * @param posterUrl
     *            the film's poster, or the newest picture there is of it
     */
    @Schema(name = "JobSummary")
    record Summary(UUID jobId, String kind, @Nullable String title, String status, double progress, String message,
            @Nullable JobError error, @Nullable String posterUrl, @Nullable Integer queuePosition, long statusSequence,
            Instant createdAt, Instant updatedAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {}

    /**
     * What a film would be.
     *
     * @param scenes
     *            about so many; the song decides
     * @param estimatedS
     *            by this machine's measured speeds; null while one is unknown
     */
    @Schema(name = "Estimate")
    record Estimate(int scenes, long frames, String renderer, String director, String transcriber,
            @Nullable Double estimatedS) {
        static Estimate of(FilmEstimate estimate) {
            return new Estimate(estimate.scenes(), estimate.frames(), estimate.renderer(), estimate.director(),
                    estimate.transcriber(), estimate.estimatedS());
        }
    }

    /**
     * Jobs, newest first.
     *
     * @param nextCursor
     *            for the jobs before these; null at the end
     */
    @Schema(name = "JobList")
    record Page(List<Summary> jobs, @Nullable String nextCursor) {}

    /** A unit of a job's plan. */
    @Schema(name = "Unit")
    record Unit(String name, String step, String lane, String state, int attempts, double progress,
            @Nullable Double estimatedS, List<String> needs, @Nullable JobError error) {}

    /**
     * A job's units in their order.
     *
     * @param estimatedS
     *            seconds of work left on this machine; null while a step of it was never measured
     */
    @Schema(name = "Plan")
    record Plan(UUID jobId, List<Unit> units, @Nullable Double estimatedS) {}
}
