/** What can be done with recordings in the window: list, report, name, export, delete. */
@NullMarked
package io.lifeboat.console.application.archive;

import org.jspecify.annotations.NullMarked;
