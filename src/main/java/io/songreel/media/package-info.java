/** The FFmpeg door: probe, decode, encode, concat, mux, images. */
@NullMarked
package io.songreel.media;

import org.jspecify.annotations.NullMarked;
