/** Latent diffusion, from a model's folder and a request to an image. */
@NullMarked
package io.songreel.diffusion.pipeline;

import org.jspecify.annotations.NullMarked;
