package io.songreel.job.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.JobStatus;
import io.songreel.job.JournalEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads one job's events as a client would: the status goes along the table, progress never falls within a run. */
final class HistoryCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HistoryCheck() {
    }

    static void check(List<JournalEvent> events) {
        JobStatus status = null;
        double progress = 0;
        long seq = 0;
        for (JournalEvent event : events) {
            assertThat(event.seq()).isGreaterThan(seq);
            seq = event.seq();
            JsonNode data = read(event);
            if (data.has("status")) {
                JobStatus next = JobStatus.ofWire(data.get("status").asText());
                // running passes silently when a job whose results are all there is run again
                boolean moves = status == null || status == next || status.mayBecome(next)
                        || (status.mayBecome(JobStatus.RUNNING) && JobStatus.RUNNING.mayBecome(next));
                assertThat(moves).as("%s to %s in %s", status, next, events).isTrue();
                status = next;
                progress = next == JobStatus.QUEUED ? 0 : progress;
            }
            if (data.has("progress")) {
                assertThat(data.get("progress").asDouble()).as("progress in %s", events)
                        .isBetween(progress, 1.0);
                progress = data.get("progress").asDouble();
            }
        }
    }

    private static JsonNode read(JournalEvent event) {
        try {
            return MAPPER.readTree(event.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
