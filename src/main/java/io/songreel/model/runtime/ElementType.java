package io.songreel.model.runtime;

/** What a graph's tensor is made of. */
public enum ElementType {
    FLOAT32, FLOAT16, BFLOAT16, FLOAT64, INT32, INT64, BOOL;

    public boolean floating() {
        return switch (this) {
            case FLOAT32, FLOAT16, BFLOAT16, FLOAT64 -> true;
            case INT32, INT64, BOOL -> false;
        };
    }
}
