package io.songreel.job.internal;

import java.util.UUID;

/** One unit of work to be done: which job, which unit, which inputs. As text it is the instance id in a lane's table. */
record UnitKey(UUID jobId, String unit, String digest) {
    static UnitKey parse(String text) {
        int first = text.indexOf('/');
        int last = text.lastIndexOf('/');
        return new UnitKey(UUID.fromString(text.substring(0, first)), text.substring(first + 1, last),
                text.substring(last + 1));
    }

    String text() {
        return jobId + "/" + unit + "/" + digest;
    }
}
