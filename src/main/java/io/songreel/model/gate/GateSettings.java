package io.songreel.model.gate;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * {@code songreel.gate.*}
 *
 * @param permits
 *            {@code permits}: tasks at a time on one device
 * @param queue
 *            {@code queue}: how many tasks may wait; one more is refused at once
 * @param overtakes
 *            {@code overtakes}: how often a waiting task lets others go first whose model is loaded already
 * @param patience
 *            {@code patience}: a task that waited this long lets nobody go first any more
 * @param gpuMemory
 *            {@code gpu-memory}: what loaded models may take on one GPU, such as {@code 8GB}; {@code auto}: what is free
 *            there less the reserve
 * @param cpuMemory
 *            {@code cpu-memory}: what loaded models may take of the machine's memory; {@code auto}: four fifths of it less
 *            Java's own
 * @param reserve
 *            {@code reserve}: what {@code auto} leaves free on a GPU for what is not a model
 * @param keepAlive
 *            {@code keep-alive}: a model that nobody used for so long is unloaded
 * @param silence
 *            {@code silence}: a task that loaded and ran nothing for so long loses its permit
 */
@ConfigurationProperties("songreel.gate")
public record GateSettings(@Bindable(defaultValue = "1") int permits, @Bindable(defaultValue = "64") int queue,
        @Bindable(defaultValue = "4") int overtakes, @Bindable(defaultValue = "2m") Duration patience,
        @Bindable(defaultValue = "auto") String gpuMemory, @Bindable(defaultValue = "auto") String cpuMemory,
        @Bindable(defaultValue = "768MB") String reserve, @Bindable(defaultValue = "10m") Duration keepAlive,
        @Bindable(defaultValue = "15m") Duration silence) {
    /** Leaves it to the gate to find out. */
    static final String AUTO = "auto";

    public GateSettings {
        if (permits < 1 || queue < 1 || overtakes < 0) {
            throw new IllegalArgumentException("songreel.gate: a number is out of range");
        }
        if (patience.isNegative() || keepAlive.isNegative() || !silence.isPositive()) {
            throw new IllegalArgumentException("songreel.gate: a duration is out of range");
        }
        checkSize("gpu-memory", gpuMemory, true);
        checkSize("cpu-memory", cpuMemory, true);
        checkSize("reserve", reserve, false);
    }

    private static void checkSize(String key, String size, boolean auto) {
        if (!(auto && size.equals(AUTO)) && Bytes.parse(size).isEmpty()) {
            throw new IllegalArgumentException(
                    "songreel.gate." + key + ": write a size such as 8GB or 512MB" + (auto ? ", or auto" : ""));
        }
    }
}
