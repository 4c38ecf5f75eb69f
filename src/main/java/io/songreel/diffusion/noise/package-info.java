/** Random numbers that agree with torch's. */
@NullMarked
package io.songreel.diffusion.noise;

import org.jspecify.annotations.NullMarked;
