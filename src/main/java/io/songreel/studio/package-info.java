/** Single images by order: the plan of an image job and its unit. */
@NullMarked
package io.songreel.studio;

import org.jspecify.annotations.NullMarked;
