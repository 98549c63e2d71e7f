/** The command line: what works without a display, and the options of the console. */
@NullMarked
package io.lifeboat.console.cli;

import org.jspecify.annotations.NullMarked;
