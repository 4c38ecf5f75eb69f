/** Model manifests, store, pull; the runtimes that load them. */
@NullMarked
package io.songreel.model;

import org.jspecify.annotations.NullMarked;
