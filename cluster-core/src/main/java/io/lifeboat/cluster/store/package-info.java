/** The replicated key-value state machine, with a digest of its state at each applied index. */
@NullMarked
package io.lifeboat.cluster.store;

import org.jspecify.annotations.NullMarked;
