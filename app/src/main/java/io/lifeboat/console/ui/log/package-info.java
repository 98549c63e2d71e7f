/** The replicated logs side by side, and what Raft keeps beside them. */
@NullMarked
package io.lifeboat.console.ui.log;

import org.jspecify.annotations.NullMarked;
