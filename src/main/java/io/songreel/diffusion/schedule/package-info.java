/** Samplers: the way from noise to an image, one denoising step at a time. */
@NullMarked
package io.songreel.diffusion.schedule;

import org.jspecify.annotations.NullMarked;
