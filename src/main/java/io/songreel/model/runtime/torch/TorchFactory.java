package io.songreel.model.runtime.torch;

import io.micronaut.context.annotation.Factory;
import io.songreel.storage.DataDirectory;
import jakarta.inject.Singleton;

/** What PyTorch can do here, found out when somebody first asks. */
@Factory
final class TorchFactory {
    @Singleton
    TorchInfo torchInfo(DataDirectory data, TorchSettings settings) {
        return TorchInfo.probe(data.resolve("cache/pytorch"), settings);
    }
}
