/** Clip renderers and their ladder. */
@NullMarked
package io.songreel.render;

import org.jspecify.annotations.NullMarked;
