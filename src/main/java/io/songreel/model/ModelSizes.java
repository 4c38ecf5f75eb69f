package io.songreel.model;

/**
 * The sides of the pictures that a model makes, pixels.
 *
 * @param nativeSide
 *            the side of the squares it was trained on; pictures of about that area are its best
 * @param multiple
 *            every side is a multiple of it
 */
public record ModelSizes(int nativeSide, int min, int max, int multiple) {
    /** @throws IllegalArgumentException when no size could be legal */
    public ModelSizes {
        Checks.check(multiple > 0 && min > 0 && min <= nativeSide && nativeSide <= max, "sizes");
        Checks.check(min % multiple == 0 && max % multiple == 0 && nativeSide % multiple == 0, "sizes");
    }
}
