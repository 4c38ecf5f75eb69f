package io.songreel.model.language;

import io.songreel.model.runtime.Tensor;
import java.util.Map;

/**
 * What a graph remembers of the tokens it has read: the keys and values of each layer. Never changed; shared by all who
 * go on from here, freed by the last of them.
 *
 * @see CausalGraph
 */
final class KvCache {
    private final Map<String, Tensor> tensors;
    private final int length;
    private int users = 1;

    /** @param tensors by the names of the inputs that take them */
    KvCache(Map<String, Tensor> tensors, int length) {
        this.tensors = tensors;
        this.length = length;
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    /** Tokens. */
    int length() {
        return length;
    }

    KvCache shared() {
        users++;
        return this;
    }

    void release() {
        users--;
        if (users == 0) {
            free(tensors.values());
        }
    }

    static void free(Iterable<Tensor> tensors) {
        for (Tensor tensor : tensors) {
            if (tensor instanceof Tensor.Held held) {
                held.close();
            }
        }
    }
}
