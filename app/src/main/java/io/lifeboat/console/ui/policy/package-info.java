/** The policy editor: its text, the dry run, the step before activation, the versions. */
@NullMarked
package io.lifeboat.console.ui.policy;

import org.jspecify.annotations.NullMarked;
