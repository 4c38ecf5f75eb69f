package io.songreel.media;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What an upload may cost, {@code songreel.media.*}. All are finite; a 20-minute song fits the defaults many times over.
 *
 * @param maxSongSeconds
 *            {@code max-song-seconds}: a longer song is refused as soon as that much is decoded
 * @param maxPixels
 *            {@code max-pixels}: checked from the picture's header before it is decoded
 * @param workerMemoryMib
 *            {@code worker-memory-mib}: Java heap of the process that decodes
 * @param workerNativeMib
 *            {@code worker-native-mib}: address space it may take beside the heap (libraries, threads, FFmpeg)
 * @param cpuSeconds
 *            {@code cpu-seconds}: processor time of that process
 * @param wallTime
 *            {@code wall-time}: how long it may take in all
 * @param workers
 *            {@code workers}: how many such processes may run at a time; further uploads wait
 */
@ConfigurationProperties("songreel.media")
public record IntakeLimits(@Bindable(defaultValue = "1200") int maxSongSeconds,
        @Bindable(defaultValue = "50000000") long maxPixels, @Bindable(defaultValue = "512") int workerMemoryMib,
        @Bindable(defaultValue = "1024") int workerNativeMib, @Bindable(defaultValue = "120") int cpuSeconds,
        @Bindable(defaultValue = "180s") Duration wallTime, @Bindable(defaultValue = "2") int workers) {
    public IntakeLimits {
        if (maxSongSeconds < 1 || maxPixels < 1 || workerMemoryMib < 1 || workerNativeMib < 1 || cpuSeconds < 1
                || workers < 1 || !wallTime.isPositive()) {
            throw new IllegalArgumentException("limits of songreel.media are above 0");
        }
        if (maxSongSeconds > 6 * 3600) {
            throw new IllegalArgumentException("songreel.media.max-song-seconds is at most 21600");
        }
    }

    /** The defaults, for tools and tests. */
    public static IntakeLimits defaults() {
        return new IntakeLimits(1200, 50_000_000, 512, 1024, 120, Duration.ofMinutes(3), 2);
    }
}
