/** Pure functions on PCM: loudness, energy, brightness. Imports no other room. */
@NullMarked
package io.songreel.audio;

import org.jspecify.annotations.NullMarked;
