/**
 * The cluster and everything that happens to it, behind one port: {@link
 * io.lifeboat.cluster.Cluster}. Plain Java; no user interface toolkit is ever on this class path.
 */
@NullMarked
package io.lifeboat.cluster;

import org.jspecify.annotations.NullMarked;
