/** One port for models of any framework: named tensors in, named tensors out, cancel. */
@NullMarked
package io.songreel.model.runtime;

import org.jspecify.annotations.NullMarked;
