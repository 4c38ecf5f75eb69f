/** A film as editing programs read it: timelines, and a bundle of them with the media they name. */
@NullMarked
package io.songreel.musicvideo.exchange;

import org.jspecify.annotations.NullMarked;
