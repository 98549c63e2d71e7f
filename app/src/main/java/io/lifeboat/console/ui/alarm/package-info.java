/** Alarms before an operator's eyes: the banner under the status bar, and the list. */
@NullMarked
package io.lifeboat.console.ui.alarm;

import org.jspecify.annotations.NullMarked;
