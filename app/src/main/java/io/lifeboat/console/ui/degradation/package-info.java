/** What is given up on purpose: level, switches, treatments, the gateway and its decisions. */
@NullMarked
package io.lifeboat.console.ui.degradation;

import org.jspecify.annotations.NullMarked;
