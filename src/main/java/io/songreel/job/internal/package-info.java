/** The durable engine behind the job room: tables, lanes, db-scheduler. */
@NullMarked
package io.songreel.job.internal;

import org.jspecify.annotations.NullMarked;
