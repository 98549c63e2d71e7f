/** Reusable controls, each with a skin of its own. */
@NullMarked
package io.lifeboat.console.ui.control;

import org.jspecify.annotations.NullMarked;
