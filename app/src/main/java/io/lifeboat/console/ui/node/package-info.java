/** The faceplate of one node: its own belief beside the cluster's truth. */
@NullMarked
package io.lifeboat.console.ui.node;

import org.jspecify.annotations.NullMarked;
