package io.songreel.model;

import io.songreel.job.Progress;
import java.util.List;
import java.util.Locale;

/** How far a pull is, in bytes of the whole model. */
final class PullProgress {
    private final String name;
    private final long total;
    private final Progress progress;
    private long before;

    /** @param present bytes of the files that were there before */
    PullProgress(String name, long present, List<WantedFile> wanted, Progress progress) {
        this.name = name;
        this.total = present + wanted.stream().mapToLong(WantedFile::size).sum();
        this.progress = progress;
        this.before = present;
    }

    /** So many bytes of the file under way. */
    void at(long bytes) {
        long done = Math.min(total, before + bytes);
        progress.at((double) done / total,
                String.format(Locale.ROOT, "%s: %.1f of %.1f MB", name, done / 1e6, total / 1e6));
    }

    /** A file has its name. */
    void done(WantedFile file) {
        before += file.size();
        at(0);
    }
}
