/** Generated songs with known truth: tempo, beats, bars, key and sections. Nothing here knows how they are analysed. */
@NullMarked
package io.songreel.audio.synth;

import org.jspecify.annotations.NullMarked;
