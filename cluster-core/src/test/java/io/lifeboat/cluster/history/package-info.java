/** Histories: the text of facts, the ring, the file. */
@NullMarked
package io.lifeboat.cluster.history;

import org.jspecify.annotations.NullMarked;
