package io.songreel.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.reactivestreams.Publisher;

/** The journal as server-sent events. */
@Controller
@Tag(name = "Events")
@ExecuteOn(TaskExecutors.BLOCKING)
class EventController {
    private final EventStreams streams;
    private final JobReader reader;

    EventController(EventStreams streams, JobReader reader) {
        this.streams = streams;
        this.reader = reader;
    }

    @Operation(summary = "What happens to a job", description = "Server-sent events; id is the journal's sequence number. Ends after a terminal event.")
    @ApiResponse(responseCode = "200", description = "Events", content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "204", description = "The job is finished and everything was seen")
    @Get("/jobs/{id}/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<byte[]>> ofJob(@PathVariable String id,
            @Nullable @Header("Last-Event-ID") String lastEventId, @Nullable @QueryValue String since) {
        UUID job = Ids.job(id);
        long seen = since(lastEventId, since);
        // 204 tells a browser's EventSource to come back no more
        return reader.over(job, seen) ? HttpResponse.noContent() : stream(streams.open(job, seen));
    }

    @Operation(summary = "What happens to any job")
    @ApiResponse(responseCode = "200", description = "Events", content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @Get("/events")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<byte[]>> ofAll(@Nullable @Header("Last-Event-ID") String lastEventId,
            @Nullable @QueryValue String since) {
        return stream(streams.open(null, since(lastEventId, since)));
    }

    /** A browser that reconnects repeats the URL of its first call, so the header is the newer word. */
    private static long since(@Nullable String lastEventId, @Nullable String since) {
        if (lastEventId != null && !lastEventId.isBlank()) {
            return Queries.whole("Last-Event-ID", lastEventId, 0, Long.MAX_VALUE);
        }
        return since == null ? 0 : Queries.whole("since", since, 0, Long.MAX_VALUE);
    }

    private static HttpResponse<Publisher<byte[]>> stream(Publisher<byte[]> events) {
        return HttpResponse.ok(events).contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no");
    }
}
