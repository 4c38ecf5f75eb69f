package io.songreel.diffusion.noise;

import io.songreel.diffusion.NoiseKind;

/** Opens noise streams. */
public final class Noise {
    private Noise() {
    }

    /** A fresh stream; the same seed gives the same numbers. Not safe for many threads. */
    public static NoiseStream of(NoiseKind kind, long seed) {
        return switch (kind) {
            case TORCH_CPU -> new TorchCpuNoise(seed);
            case TORCH_CUDA -> new TorchCudaNoise(seed);
        };
    }
}
