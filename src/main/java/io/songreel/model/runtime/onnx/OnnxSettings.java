package io.songreel.model.runtime.onnx;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How ONNX Runtime runs graphs: {@code songreel.onnx.*}.
 *
 * @param threads
 *            {@code threads}: of one session on the CPU; 0: one per core
 * @param spinning
 *            {@code spinning}: idle threads of a session keep a core busy for a moment, to be quicker back at work; off
 *            leaves the cores to the rest of the server
 * @param cudaMemoryBytes
 *            {@code cuda-memory-bytes}: at most this much device memory for the tensors of one session, libraries' own
 *            work space not counted; 0: what there is
 * @param cudaConvSearch
 *            {@code cuda-conv-search}: how cuDNN's algorithm for a convolution is chosen
 * @param allowCpuWork
 *            {@code allow-cpu-work}: a graph on a GPU may leave large nodes, for which there is no GPU code, to the CPU
 */
@ConfigurationProperties("songreel.onnx")
public record OnnxSettings(@Bindable(defaultValue = "0") int threads,
        @Bindable(defaultValue = "false") boolean spinning, @Bindable(defaultValue = "0") long cudaMemoryBytes,
        @Bindable(defaultValue = "HEURISTIC") ConvSearch cudaConvSearch,
        @Bindable(defaultValue = "false") boolean allowCpuWork) {
    /** What holds when nothing is set. */
    public static final OnnxSettings DEFAULTS = new OnnxSettings(0, false, 0, ConvSearch.HEURISTIC, false);

    public OnnxSettings {
        if (threads < 0 || cudaMemoryBytes < 0) {
            throw new IllegalArgumentException("songreel.onnx: threads and cuda-memory-bytes cannot be negative");
        }
    }

    /** As cuDNN names it: by rule, by trying all at the first run, or always the same one. */
    public enum ConvSearch {
        HEURISTIC, EXHAUSTIVE, DEFAULT
    }
}
