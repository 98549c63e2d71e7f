/** The terms of the field, and finding them in what is on the screen. */
@NullMarked
package io.lifeboat.console.application.glossary;

import org.jspecify.annotations.NullMarked;
