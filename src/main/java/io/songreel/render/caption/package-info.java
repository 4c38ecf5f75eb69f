/** Words drawn on the frames of a clip: when, where, and readable over any picture. */
@NullMarked
package io.songreel.render.caption;

import org.jspecify.annotations.NullMarked;
