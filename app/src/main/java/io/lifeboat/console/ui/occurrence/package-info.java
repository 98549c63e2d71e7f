/** What happened, one line each, and the explanation behind a line. */
@NullMarked
package io.lifeboat.console.ui.occurrence;

import org.jspecify.annotations.NullMarked;
