/** Help for what is on the screen, and the glossary. */
@NullMarked
package io.lifeboat.console.ui.glossary;

import org.jspecify.annotations.NullMarked;
