package io.songreel.model.runtime.torch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How PyTorch runs graphs: {@code songreel.torch.*}.
 *
 * @param threads
 *            {@code threads}: of a run on the CPU; 0: one per core
 */
@ConfigurationProperties("songreel.torch")
public record TorchSettings(@Bindable(defaultValue = "0") int threads) {
    public TorchSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("songreel.torch: threads cannot be negative");
        }
    }
}
