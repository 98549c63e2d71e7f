/** One node on Atomix, and the client sessions that speak to it: failover lives here. */
@NullMarked
package io.lifeboat.cluster.raft;

import org.jspecify.annotations.NullMarked;
