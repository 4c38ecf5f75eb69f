/** Jobs, plans, units, journal, lanes, cancel, retry. Knows no film. */
@NullMarked
package io.songreel.job;

import org.jspecify.annotations.NullMarked;
