/** Time series of fixed capacity. No toolkit here. */
@NullMarked
package io.lifeboat.console.application.trend;

import org.jspecify.annotations.NullMarked;
