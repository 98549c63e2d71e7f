/** The last failovers as a table: four durations each, on a common scale. */
@NullMarked
package io.lifeboat.console.ui.failover;

import org.jspecify.annotations.NullMarked;
