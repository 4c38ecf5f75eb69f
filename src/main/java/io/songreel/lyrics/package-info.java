/** Words of the song: transcriber, transcript cleaning, uploaded lyrics. */
@NullMarked
package io.songreel.lyrics;

import org.jspecify.annotations.NullMarked;
