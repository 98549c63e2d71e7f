/** Presentation mode: one caption, a pointer, and demonstrations that go on by themselves. */
@NullMarked
package io.lifeboat.console.ui.present;

import org.jspecify.annotations.NullMarked;
