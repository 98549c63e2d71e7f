/** What all views share: the state on show, the selection, the way things are shown. */
@NullMarked
package io.lifeboat.console.ui.display;

import org.jspecify.annotations.NullMarked;
