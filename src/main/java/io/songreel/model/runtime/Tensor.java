package io.songreel.model.runtime;

/**
 * Values in row-major order with their shape; no dimensions: one value. The array is not copied: nobody writes to it
 * once it is in a tensor.
 */
public sealed interface Tensor {
    int[] shape();

    /** For graph inputs and outputs of any floating type. */
    record Floats(float[] values, int... shape) implements Tensor {
        public Floats {
            check(values.length, shape);
        }
    }

    /** For graph inputs and outputs of any whole-number type; 0 and 1 for booleans. */
    record Longs(long[] values, int... shape) implements Tensor {
        public Longs {
            check(values.length, shape);
        }
    }

    /**
     * An output that stays where its framework has it, to be an input of later runs on the same runtime; fed as often as
     * wanted, never changed. Whoever asked for it closes it; with its session it is gone in any case.
     */
    non-sealed interface Held extends Tensor, AutoCloseable {
        ElementType type();

        /** Frees it; a second call does nothing. */
        @Override
        void close();
    }

    /** How many values a shape has. */
    static int size(int... shape) {
        int size = 1;
        for (int side : shape) {
            size = Math.multiplyExact(size, side);
        }
        return size;
    }

    private static void check(int values, int... shape) {
        if (values != size(shape)) {
            throw new IllegalArgumentException(values + " values do not fill the shape");
        }
    }
}
