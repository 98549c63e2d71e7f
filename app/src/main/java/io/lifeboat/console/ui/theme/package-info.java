/** Colour tokens, fonts and text size. */
@NullMarked
package io.lifeboat.console.ui.theme;

import org.jspecify.annotations.NullMarked;
