package io.songreel.audio.synth;

/** A sound at a time, seconds; {@code pitch} is a MIDI number, of no meaning to a drum. */
record Note(Sound sound, double start, double seconds, int pitch, double velocity) {}
