/** Drills: choosing one, going through it, looking back on it, writing one. */
@NullMarked
package io.lifeboat.console.ui.drill;

import org.jspecify.annotations.NullMarked;
