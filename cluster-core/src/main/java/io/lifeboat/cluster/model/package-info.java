/** Values only: who the nodes are, what they report, how a quorum is counted. */
@NullMarked
package io.lifeboat.cluster.model;

import org.jspecify.annotations.NullMarked;
