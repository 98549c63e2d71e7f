/** What can be asked of the cluster now, what it would do, and the way there. No toolkit here. */
@NullMarked
package io.lifeboat.console.application.command;

import org.jspecify.annotations.NullMarked;
