/** The plan of a music video and its units. */
@NullMarked
package io.songreel.musicvideo;

import org.jspecify.annotations.NullMarked;
