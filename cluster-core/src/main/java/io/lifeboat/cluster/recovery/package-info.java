/** Strategies to come back: backups. */
@NullMarked
package io.lifeboat.cluster.recovery;

import org.jspecify.annotations.NullMarked;
