/** Text to token ids and back, as the files beside a model say. */
@NullMarked
package io.songreel.model.tokenizer;

import org.jspecify.annotations.NullMarked;
