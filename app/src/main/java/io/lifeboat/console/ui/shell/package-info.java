/** The window: status bar, layout, keys, palette, help. */
@NullMarked
package io.lifeboat.console.ui.shell;

import org.jspecify.annotations.NullMarked;
