/** Wires the console together, shows it, shuts it down. */
@NullMarked
package io.lifeboat.console.bootstrap;

import org.jspecify.annotations.NullMarked;
