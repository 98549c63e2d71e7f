/** The cluster at a glance: nodes on a ring, links between them, messages in flight. */
@NullMarked
package io.lifeboat.console.ui.overview;

import org.jspecify.annotations.NullMarked;
