package io.songreel.job.internal;

import io.songreel.job.JobError;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something nobody foresaw: the log gets all of it, the public an id to find it by. */
final class Incident {
    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

    private Incident() {
    }

    static JobError of(String whatAndNext, String step, @Nullable Throwable cause) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Incident {}: {}", id, whatAndNext, cause);
        return new JobError("internal_error", "Something unexpected happened",
                "Try the job again; if it fails again, the server's log says more under incident " + id + ".", step);
    }
}
