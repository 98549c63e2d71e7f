/** The same scenario against several clusters, as a table and as small charts on one time axis. */
@NullMarked
package io.lifeboat.console.ui.comparison;

import org.jspecify.annotations.NullMarked;
