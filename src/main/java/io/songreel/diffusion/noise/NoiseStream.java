package io.songreel.diffusion.noise;

/** Standard normal numbers, drawn as {@code torch.randn} with one generator draws them, call after call. */
@FunctionalInterface
public interface NoiseStream {
    /** The next tensor of {@code n} values, as one call of {@code torch.randn} gives them. */
    float[] next(int n);
}
