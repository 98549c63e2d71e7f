/** Checkers, each with a run in which it holds, one in which it breaks, one that does not tell. */
@NullMarked
package io.lifeboat.cluster.checker;

import org.jspecify.annotations.NullMarked;
