/** Failovers as a table: durations with what is not known, a common scale, how they spread. */
@NullMarked
package io.lifeboat.console.application.failover;

import org.jspecify.annotations.NullMarked;
