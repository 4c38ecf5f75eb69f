/** Diffusion models: schedulers, noise, prompt encoding, pipelines; maths on tensors. */
@NullMarked
package io.songreel.diffusion;

import org.jspecify.annotations.NullMarked;
