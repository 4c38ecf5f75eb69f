package io.songreel.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.songreel.job.JobQueue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;

/** The queue of waiting jobs: look at it, hold it, change its order. */
@Controller
@Tag(name = "Jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
class QueueController {
    private final JobQueue queue;

    QueueController(JobQueue queue) {
        this.queue = queue;
    }

    @Operation(summary = "The queue: what runs, and what waits in which order")
    @Get("/queue")
    Queue queue() {
        JobQueue.State state = queue.state();
        return new Queue(state.paused(), state.running(), state.waiting());
    }

    @Operation(summary = "Start no more jobs", description = "What runs is finished. It stays so until resumed, also after a restart.")
    @Post(value = "/queue/pause", consumes = MediaType.ALL)
    Queue pause() {
        queue.pause();
        return queue();
    }

    @Operation(summary = "Start waiting jobs again")
    @Post(value = "/queue/resume", consumes = MediaType.ALL)
    Queue resume() {
        queue.resume();
        return queue();
    }

    @Operation(summary = "Let a waiting job be the next to start")
    @Post(value = "/jobs/{id}/front", consumes = MediaType.ALL)
    HttpResponse<Queue> front(@PathVariable String id) {
        queue.front(Ids.job(id));
        return HttpResponse.ok(queue());
    }

    /**
     * How the queue stands.
     *
     * @param running
     *            jobs that have started, the oldest first
     * @param waiting
     *            the next to start first
     */
    @Schema(name = "Queue")
    record Queue(boolean paused, List<UUID> running, List<UUID> waiting) {}
}
