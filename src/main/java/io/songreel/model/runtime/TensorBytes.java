package io.songreel.model.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Tensors as a framework wants their bytes: row-major, in the machine's byte order, of any element type. */
public final class TensorBytes {
    /** Values converted at a time: small enough to stay in the processor's first cache. */
    private static final int CHUNK = 4096;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    /** From here on not every whole number is a float. */
    private static final float LONG_LIMIT = 0x1p63f;

    private TensorBytes() {
    }

    /** How long a tensor is as bytes. */
    public static long length(Tensor tensor, ElementType type) {
        return (long) Tensor.size(tensor.shape()) * type.bytes();
    }

    /**
     * Writes a tensor, converted: to sixteen-bit floats with rounding to the nearest, too large a value becoming an
     * infinity; to whole numbers only without loss.
     *
     * @param name
     *            of the input, for the error's text
     * @throws ModelException
     *             a whole-number input was given a broken or too large number
     */
    public static void write(String name, Tensor tensor, ElementType type, MemorySegment target) throws ModelException {
        switch (tensor) {
            case Tensor.Floats floats -> {
                if (type.floating()) {
                    write(floats.values(), type, target);
                } else {
                    write(name, whole(name, type, floats.values()), type, target);
                }
            }
            case Tensor.Longs longs -> {
                if (type.floating()) {
                    write(floats(longs.values()), type, target);
                } else {
                    write(name, longs.values(), type, target);
                }
            }
            case Tensor.Held _ ->
                throw new ModelException("The input " + name + " is held by another runtime; give its "
                        + "values.");
        }
    }

    private static void write(float[] values, ElementType type, MemorySegment target) {
        switch (type) {
            case FLOAT32 -> MemorySegment.copy(values, 0, target, FLOAT, 0, values.length);
            case FLOAT64 -> {
                for (int i = 0; i < values.length; i++) {
                    target.setAtIndex(DOUBLE, i, values[i]);
                }
            }
            case FLOAT16, BFLOAT16 -> {
                short[] bits = new short[Math.min(CHUNK, values.length)];
                for (int at = 0; at < values.length; at += CHUNK) {
                    int count = Math.min(CHUNK, values.length - at);
                    if (type == ElementType.FLOAT16) {
                        Halves.toFloat16(values, at, count, bits);
                    } else {
                        Halves.toBfloat16(values, at, count, bits);
                    }
                    MemorySegment.copy(bits, 0, target, SHORT, (long) at * Short.BYTES, count);
                }
            }
            case INT32, INT64, BOOL -> throw new IllegalArgumentException("not of floats: " + type);
        }
    }

    private static void write(String name, long[] values, ElementType type, MemorySegment target)
            throws ModelException {
        switch (type) {
            case INT64 -> MemorySegment.copy(values, 0, target, LONG, 0, values.length);
            case INT32 -> {
                for (int i = 0; i < values.length; i++) {
                    int value = (int) values[i];
                    if (value != values[i]) {
                        throw unfit(name, type);
                    }
                    target.setAtIndex(INT, i, value);
                }
            }
            case BOOL -> {
                for (int i = 0; i < values.length; i++) {
                    if ((values[i] | 1) != 1) {
                        throw unfit(name, type);
                    }
                    target.set(ValueLayout.JAVA_BYTE, i, (byte) values[i]);
                }
            }
            case FLOAT32, FLOAT16, BFLOAT16, FLOAT64 -> throw new IllegalArgumentException("not of whole: " + type);
        }
    }

    private static long[] whole(String name, ElementType type, float... values) throws ModelException {
        long[] whole = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            whole[i] = (long) values[i];
            if (whole[i] != values[i] || values[i] >= LONG_LIMIT) {
                throw unfit(name, type);
            }
        }
        return whole;
    }

    private static float[] floats(long... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    private static ModelException unfit(String name, ElementType type) {
        return new ModelException("The input " + name + " takes " + switch (type) {
            case BOOL -> "only 0 and 1";
            case INT32 -> "whole numbers of 32 bits";
            default -> "whole numbers";
        } + ", but was given others.");
    }

    /** Reads a tensor back, widened to floats or longs. */
    public static Tensor read(MemorySegment source, ElementType type, int... shape) {
        int size = Tensor.size(shape);
        if (type.floating()) {
            return new Tensor.Floats(floats(source, type, size), shape);
        }
        long[] values = new long[size];
        switch (type) {
            case INT64 -> MemorySegment.copy(source, LONG, 0, values, 0, size);
            case INT32 -> {
                for (int i = 0; i < size; i++) {
                    values[i] = source.getAtIndex(INT, i);
                }
            }
            default -> {
                for (int i = 0; i < size; i++) {
                    values[i] = source.get(ValueLayout.JAVA_BYTE, i);
                }
            }
        }
        return new Tensor.Longs(values, shape);
    }

    private static float[] floats(MemorySegment source, ElementType type, int size) {
        float[] values = new float[size];
        switch (type) {
            case FLOAT64 -> {
                for (int i = 0; i < size; i++) {
                    values[i] = (float) source.getAtIndex(DOUBLE, i);
                }
            }
            case FLOAT16, BFLOAT16 -> {
                short[] bits = new short[Math.min(CHUNK, size)];
                for (int at = 0; at < size; at += CHUNK) {
                    int count = Math.min(CHUNK, size - at);
                    MemorySegment.copy(source, SHORT, (long) at * Short.BYTES, bits, 0, count);
                    if (type == ElementType.FLOAT16) {
                        Halves.fromFloat16(bits, count, values, at);
                    } else {
                        Halves.fromBfloat16(bits, count, values, at);
                    }
                }
            }
            default -> MemorySegment.copy(source, FLOAT, 0, values, 0, size);
        }
        return values;
    }
}
