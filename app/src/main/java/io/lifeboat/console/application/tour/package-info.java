/** The first steps with the console. */
@NullMarked
package io.lifeboat.console.application.tour;

import org.jspecify.annotations.NullMarked;
