/** Policies as the console knows them: those that ship. */
@NullMarked
package io.lifeboat.console.application.policy;

import org.jspecify.annotations.NullMarked;
