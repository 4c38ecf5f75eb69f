/** The one door to the devices, and the models that stay loaded behind it. */
@NullMarked
package io.songreel.model.gate;

import org.jspecify.annotations.NullMarked;
