/** From a prompt to the numbers that text encoders take. */
@NullMarked
package io.songreel.diffusion.prompt;

import org.jspecify.annotations.NullMarked;
