/** The bar a recording is played with, and what scrubs back through the run that goes on. */
@NullMarked
package io.lifeboat.console.ui.replay;

import org.jspecify.annotations.NullMarked;
