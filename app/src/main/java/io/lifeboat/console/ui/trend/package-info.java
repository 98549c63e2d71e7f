/** Live trends, drawn on a canvas of our own. */
@NullMarked
package io.lifeboat.console.ui.trend;

import org.jspecify.annotations.NullMarked;
