/** The one door to the JavaFX thread, and a watch on it. */
@NullMarked
package io.lifeboat.console.ui.fx;

import org.jspecify.annotations.NullMarked;
