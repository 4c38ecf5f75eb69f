package io.songreel.direction.language;

import io.songreel.direction.CameraMove;
import io.songreel.direction.SceneDirection;

/**
 * A scene before it is dressed in the film's look.
 *
 * @param text
 *            what is seen
 * @param byRules
 *            not the author's
 */
record Draft(int i, String text, CameraMove camera, String motion, boolean byRules) {
    /** As it is told to the author. */
    SceneDirection plain() {
        return new SceneDirection(i, text, camera.phrase(), motion, "");
    }
}
