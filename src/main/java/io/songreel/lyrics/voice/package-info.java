/** Where in a song a voice is, and the voice alone: models for both, on the shared runtime and behind the gate. */
@NullMarked
package io.songreel.lyrics.voice;

import org.jspecify.annotations.NullMarked;
