/** What may be asked of the cluster, and the three outcomes an asking can have. */
@NullMarked
package io.lifeboat.cluster.command;

import org.jspecify.annotations.NullMarked;
