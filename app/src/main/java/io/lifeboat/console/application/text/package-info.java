/** Texts as keys and arguments, until a language is chosen. No toolkit here. */
@NullMarked
package io.lifeboat.console.application.text;

import org.jspecify.annotations.NullMarked;
