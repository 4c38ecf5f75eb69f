package io.songreel.musicvideo;

import java.util.TreeMap;

/**
 * What an owner changed in a whole film since it was ordered.
 *
 * @param borders
 *            the first frame of a scene, by its number, where it is not the planner's
 * @param reviewed
 *            whether the owner has looked at the direction and let the film go on
 */
record Changes(TreeMap<Integer, Long> borders, boolean reviewed) {
    static Changes none() {
        return new Changes(new TreeMap<>(), false);
    }

    Changes withBorders(TreeMap<Integer, Long> moved) {
        TreeMap<Integer, Long> all = new TreeMap<>(borders);
        all.putAll(moved);
        return new Changes(all, reviewed);
    }

    Changes asReviewed() {
        return new Changes(borders, true);
    }
}
