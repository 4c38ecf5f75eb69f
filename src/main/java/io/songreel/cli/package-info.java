/** The command line: serve, demo, render, doctor, models. The same services as the API, no logic of its own. */
@NullMarked
package io.songreel.cli;

import org.jspecify.annotations.NullMarked;
