/** Nodes on the real engine, with single messages between them held up. */
@NullMarked
package io.lifeboat.cluster.raft;

import org.jspecify.annotations.NullMarked;
