package io.songreel.direction;

import java.util.Locale;
import java.util.Optional;

/** The moves every renderer knows. The phrase is what stands in a scene's {@code camera}. */
public enum CameraMove {
    HOLD("static shot"), PUSH_IN("slow push in"), PULL_OUT("slow pull out"), PAN_LEFT("pan left"),
    PAN_RIGHT("pan right"), TILT_UP("tilt up"), TILT_DOWN("tilt down"), ORBIT("slow orbit"),
    PUNCH_IN("fast push in"), DRIFT("handheld drift");

    private final String phrase;

    CameraMove(String phrase) {
        this.phrase = phrase;
    }

    public String phrase() {
        return phrase;
    }

    /** The move whose phrase stands in a scene's camera text. */
    public static Optional<CameraMove> in(String camera) {
        String lower = camera.toLowerCase(Locale.ROOT);
        for (CameraMove move : values()) {
            if (lower.contains(move.phrase)) {
                return Optional.of(move);
            }
        }
        return Optional.empty();
    }
}
