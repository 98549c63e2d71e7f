/** The facts kept: a bounded ring in memory, JSON lines on disk; writer and reader. */
@NullMarked
package io.lifeboat.cluster.history;

import org.jspecify.annotations.NullMarked;
