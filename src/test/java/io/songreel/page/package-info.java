/** The studio page in a real browser. */
@org.jspecify.annotations.NullMarked
package io.songreel.page;
