/** Damage: what scans and comparisons know of each node, and what can be done about it. */
@NullMarked
package io.lifeboat.console.ui.detection;

import org.jspecify.annotations.NullMarked;
