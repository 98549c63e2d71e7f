/** A recorded history through the same reducer: an index, a player, a cluster that only was. */
@NullMarked
package io.lifeboat.console.application.replay;

import org.jspecify.annotations.NullMarked;
