package io.songreel.audio.synth;

import java.util.List;

/** All notes of a song. */
record Arrangement(List<Note> notes, SongTruth truth, double seconds) {}
