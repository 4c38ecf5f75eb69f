package io.songreel.diffusion;

/** Whose random numbers a seed stands for. */
public enum NoiseKind {
    /** {@code torch.Generator("cpu")}: MT19937; what diffusers' examples use. */
    TORCH_CPU,
    /** {@code torch.Generator("cuda")}: Philox 4×32-10; what most web interfaces use. */
    TORCH_CUDA
}
