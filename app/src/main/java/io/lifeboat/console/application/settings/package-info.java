/** What the user has chosen, and where it is kept. No toolkit here. */
@NullMarked
package io.lifeboat.console.application.settings;

import org.jspecify.annotations.NullMarked;
