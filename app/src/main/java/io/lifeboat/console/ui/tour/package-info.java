/** The first steps: a callout that points at what it speaks of. */
@NullMarked
package io.lifeboat.console.ui.tour;

import org.jspecify.annotations.NullMarked;
