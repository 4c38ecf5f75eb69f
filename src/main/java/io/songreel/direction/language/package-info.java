/** The director that asks a language model. Prompts and shapes are the same for whoever answers. */
@NullMarked
package io.songreel.direction.language;

import org.jspecify.annotations.NullMarked;
