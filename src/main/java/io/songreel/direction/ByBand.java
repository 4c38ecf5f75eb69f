package io.songreel.direction;

import java.util.List;

/** Phrases for quiet, middling and loud moments. */
record ByBand(List<String> low, List<String> mid, List<String> high) {
    List<String> of(Band band) {
        return switch (band) {
            case LOW -> low;
            case MID -> mid;
            case HIGH -> high;
        };
    }
}
