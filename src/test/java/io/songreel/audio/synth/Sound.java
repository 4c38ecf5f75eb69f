package io.songreel.audio.synth;

/** What plays a note. Pitched sounds have harmonics and an envelope, drums are of {@link DrumKit}. */
@SuppressWarnings("ImmutableEnumChecker") // nobody writes to the harmonics
enum Sound {
    PIANO(0.004, 0.9, 0, 0.05, 1, 0.6, 0.35, 0.2, 0.12, 0.06, 0.03),
    GUITAR(0.003, 0.45, 0, 0.03, 1, 0.8, 0.6, 0.4, 0.3, 0.2, 0.12, 0.08),
    ORGAN(0.015, 8, 0.8, 0.04, 1, 0.7, 0.1, 0.5, 0.05, 0.2),
    PAD(0.25, 9, 0.9, 0.4, 1, 0.5, 0.33, 0.25, 0.2, 0.16, 0.14, 0.12),
    BASS(0.006, 0.6, 0.15, 0.03, 1, 0.7, 0.3, 0.15, 0.1, 0.05),
    VOICE(0.05, 5, 0.85, 0.08, 0.6, 1, 0.9, 0.5, 0.3, 0.35, 0.2, 0.1),
    SYNTH(0.008, 3, 0.6, 0.06, 1, 0.5, 0.33, 0.25, 0.2, 0.17, 0.14, 0.12, 0.11, 0.1),
    KICK, SNARE, HAT, OPEN_HAT, CRASH, RIM, TOM, SHAKER;

    final double attack;
    final double decay;
    final double sustain;
    final double release;
    final double[] harmonics;

    Sound(double attack, double decay, double sustain, double release, double... harmonics) {
        this.attack = attack;
        this.decay = decay;
        this.sustain = sustain;
        this.release = release;
        this.harmonics = harmonics;
    }

    Sound() {
        this(0, 0, 0, 0);
    }

    boolean pitched() {
        return harmonics.length > 0;
    }
}
