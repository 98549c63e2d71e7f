/** The console's own messages and the language they are shown in. */
@NullMarked
package io.lifeboat.console.ui.i18n;

import org.jspecify.annotations.NullMarked;
