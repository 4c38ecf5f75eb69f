package io.songreel.direction;

/** How loud a moment is, for choices of shot, camera and motion. */
enum Band {
    LOW, MID, HIGH;

    /** @param energy 0 to 1 */
    static Band of(double energy) {
        return energy < 0.36 ? LOW : energy < 0.68 ? MID : HIGH;
    }
}
