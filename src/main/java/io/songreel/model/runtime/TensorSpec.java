package io.songreel.model.runtime;

/**
 * What a graph wants or gives under one name.
 *
 * @param shape
 *            {@value #FREE} where any length goes
 */
public record TensorSpec(ElementType type, int... shape) {
    public static final int FREE = -1;
}
