/** A console that tries itself out: what is told of it on the way. */
@NullMarked
package io.lifeboat.console.application.smoke;

import org.jspecify.annotations.NullMarked;
