/** Known lyrics get their times from the song: forced alignment, else matching with heard words, else spreading. */
@NullMarked
package io.songreel.lyrics.align;

import org.jspecify.annotations.NullMarked;
