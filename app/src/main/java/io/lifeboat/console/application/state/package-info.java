/** What the console knows: an immutable state, folded from facts. No toolkit here. */
@NullMarked
package io.lifeboat.console.application.state;

import org.jspecify.annotations.NullMarked;
