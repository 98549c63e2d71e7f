/** Raft's five safety properties with their verdicts, and the vote guard. */
@NullMarked
package io.lifeboat.console.ui.safety;

import org.jspecify.annotations.NullMarked;
