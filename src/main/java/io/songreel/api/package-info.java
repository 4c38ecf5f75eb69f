/** The HTTP door: controllers, server-sent events, problem details, media ranges, filters, DTOs. */
@NullMarked
package io.songreel.api;

import org.jspecify.annotations.NullMarked;
