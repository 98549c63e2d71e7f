/**
 * What happened when, as bands and marks in lanes: an hour of it, with what is older counted and
 * let go. No toolkit here.
 */
@NullMarked
package io.lifeboat.console.application.timeline;

import org.jspecify.annotations.NullMarked;
