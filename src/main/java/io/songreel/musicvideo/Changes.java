package io.songreel.musicvideo;

import io.songreel.direction.Settled;
import java.util.TreeMap;

/**
 * What an owner changed in a whole film since it was ordered.
 *
 * @param borders
 *            the first frame of a scene, by its number, where it is not the planner's
 * @param reviewed
 *            whether the owner has looked at the direction and let the film go on
 * @param settled
 *            about the direction
 */
record Changes(TreeMap<Integer, Long> borders, boolean reviewed, Settled settled) {
    // orders that were stored by earlier versions do not have all parts
    @SuppressWarnings("ConstantValue")
    Changes {
        settled = settled == null ? Settled.NOTHING : settled;
    }

    static Changes none() {
        return new Changes(new TreeMap<>(), false, Settled.NOTHING);
    }

    Changes with(TreeMap<Integer, Long> moved, Settled direction) {
        TreeMap<Integer, Long> all = new TreeMap<>(borders);
        all.putAll(moved);
        return new Changes(all, reviewed, settled.and(direction));
    }

    Changes asReviewed() {
        return new Changes(borders, true, settled);
    }
}
