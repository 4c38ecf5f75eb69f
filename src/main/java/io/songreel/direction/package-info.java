/** The director: mood, style, palette, motifs and a prompt for every scene. */
@NullMarked
package io.songreel.direction;

import org.jspecify.annotations.NullMarked;
