package io.songreel.job;

import java.nio.file.Path;
import java.util.UUID;

/**
 * What the engine hands to a running unit.
 *
 * @param scratch
 *            an empty directory of this attempt's own; removed afterwards whatever happens
 * @param attempt
 *            1 for the first try
 */
public record UnitContext(UUID jobId, String unit, String digest, int attempt, CancelToken cancel, Progress progress,
        News news, Path scratch) {}
