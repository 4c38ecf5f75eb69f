/** Language models: text from text, freely or in a given shape. Knows no film. */
@NullMarked
package io.songreel.model.language;

import org.jspecify.annotations.NullMarked;
