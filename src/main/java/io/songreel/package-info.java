/** Songreel: a song and a picture in, a finished music video out. A film is a build. */
@NullMarked
package io.songreel;

import org.jspecify.annotations.NullMarked;
