/** Everything that can be asked of the cluster, by name, with reason and preview. */
@NullMarked
package io.lifeboat.console.ui.action;

import org.jspecify.annotations.NullMarked;
