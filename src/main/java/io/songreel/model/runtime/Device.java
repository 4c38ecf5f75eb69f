package io.songreel.model.runtime;

import java.util.Locale;

/** Where a model runs. */
public record Device(Kind kind, int index) {
    /** The processor. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /** {@code cpu} or {@code cuda:0}. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == Kind.CPU ? name : name + ":" + index;
    }

    /** What sort of device. */
    public enum Kind {
        CPU, CUDA
    }
}
