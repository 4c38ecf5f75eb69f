package io.songreel.musicvideo;

/** How often to cut; scales the wanted scene length. */
public enum CutFrequency {
    LOW(1.5), MEDIUM(1), HIGH(2.0 / 3);

    final double lengthFactor;

    CutFrequency(double lengthFactor) {
        this.lengthFactor = lengthFactor;
    }
}
