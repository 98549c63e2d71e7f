/** The links between endpoints: what is cut, what is counted, what is refused. */
@NullMarked
package io.lifeboat.cluster.network;

import org.jspecify.annotations.NullMarked;
