/** A scenario against differently armed clusters: what is asked, how far it is, what came of it. */
@NullMarked
package io.lifeboat.console.application.comparison;

import org.jspecify.annotations.NullMarked;
