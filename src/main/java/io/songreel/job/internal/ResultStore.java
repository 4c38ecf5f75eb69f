package io.songreel.job.internal;

import io.songreel.job.Results;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The results of jobs. Which results exist is always asked; their texts never change, so those of the jobs used last are
 * kept in memory. Safe for many threads.
 */
final class ResultStore {
    private static final int JOBS_KEPT = 16;
    private final ResultRepository rows;
    private final Map<UUID, Map<ResultRepository.Key, String>> kept = Collections.synchronizedMap(new Lru());

    ResultStore(ResultRepository rows) {
        this.rows = rows;
    }

    /** The results there are now. */
    Snapshot of(UUID jobId) {
        return new Snapshot(jobId, new LinkedHashSet<>(rows.keys(jobId)));
    }

    /** Forgets texts that a transaction read back but may not have committed. */
    void forget(UUID jobId) {
        kept.remove(jobId);
    }

    private String body(UUID jobId, ResultRepository.Key key) {
        Map<ResultRepository.Key, String> bodies = kept.computeIfAbsent(jobId,
                id -> new ConcurrentHashMap<>());
        return bodies.computeIfAbsent(key, k -> rows.body(jobId, k.unit(), k.digest()).orElseThrow());
    }

    /** The results of a job at one moment; texts are read when asked for. */
    final class Snapshot implements Results {
        private final UUID jobId;
        /** In the order they were recorded. */
        private final SequencedSet<ResultRepository.Key> keys;

        Snapshot(UUID jobId, SequencedSet<ResultRepository.Key> keys) {
            this.jobId = jobId;
            this.keys = keys;
        }

        boolean has(String unit, String digest) {
            return keys.contains(new ResultRepository.Key(unit, digest));
        }

        /** Whether the unit ever had a result, of whatever inputs. */
        boolean hasAny(String unit) {
            return keys.stream().anyMatch(key -> key.unit().equals(unit));
        }

        @Override
        public Optional<String> find(String unit, String digest) {
            return has(unit, digest)
                    ? Optional.of(body(jobId, new ResultRepository.Key(unit, digest)))
                    : Optional.empty();
        }

        @Override
        public Optional<String> newest(String unit) {
            return keys.reversed().stream().filter(key -> key.unit().equals(unit)).findFirst()
                    .map(key -> body(jobId, key));
        }

        @Override
        public List<Recorded> all(String unit) {
            return rows.all(jobId, unit).stream().map(row -> new Recorded(row.digest(), row.body(), row.recordedAt()))
                    .toList();
        }
    }

    private static final class Lru extends LinkedHashMap<UUID, Map<ResultRepository.Key, String>> {
        private static final long serialVersionUID = 1L;

        Lru() {
            super(JOBS_KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Map<ResultRepository.Key, String>> eldest) {
            return size() > JOBS_KEPT;
        }
    }
}
