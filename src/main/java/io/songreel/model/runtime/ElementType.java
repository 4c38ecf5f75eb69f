package io.songreel.model.runtime;

/** What a graph's tensor is made of. */
public enum ElementType {
    FLOAT32(4), FLOAT16(2), BFLOAT16(2), FLOAT64(8), INT32(4), INT64(8), BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Of one element. */
    public int bytes() {
        return bytes;
    }

    public boolean floating() {
        return switch (this) {
            case FLOAT32, FLOAT16, BFLOAT16, FLOAT64 -> true;
            case INT32, INT64, BOOL -> false;
        };
    }
}
