package io.songreel.direction.language;

import io.songreel.direction.CameraMove;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which moves may be made, and how well each fits the loudness of a moment. */
final class CameraLeanings {
    /** How strongly loudness counts beside what the author finds likely. */
    private static final double WEIGHT = 4;

    private CameraLeanings() {
    }

    /** All but those of the neighbours. */
    static Map<CameraMove, Double> of(double energy, @Nullable CameraMove before, @Nullable CameraMove after) {
        Map<CameraMove, Double> open = new EnumMap<>(CameraMove.class);
        for (CameraMove move : CameraMove.values()) {
            if (move != before && move != after) {
                open.put(move, -WEIGHT * Math.abs(daring(move) - (Double.isNaN(energy) ? 0.5 : energy)));
            }
        }
        return open;
    }

    private static double daring(CameraMove move) {
        return switch (move) {
            case HOLD -> 0.05;
            case PULL_OUT, PUSH_IN -> 0.3;
            case TILT_DOWN, TILT_UP -> 0.4;
            case PAN_LEFT, PAN_RIGHT -> 0.55;
            case ORBIT -> 0.65;
            case DRIFT -> 0.75;
            case PUNCH_IN -> 0.95;
        };
    }
}
