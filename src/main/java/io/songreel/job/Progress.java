package io.songreel.job;

/** How far a unit is. Cheap to call often: the engine stores and announces at a bounded rate. */
@FunctionalInterface
public interface Progress {
    /**
     * @param fraction
     *            0 to 1 of this unit
     * @param message
     *            what is being done, for a person: "scene 7 of 46: frame 80 of 100"
     */
    void at(double fraction, String message);

    /** Nobody listens. */
    static Progress none() {
        return (fraction, message) -> {
        };
    }
}
