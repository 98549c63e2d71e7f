/** What happened when: lanes of nodes, faults, leadership and clients, drawn on a canvas. */
@NullMarked
package io.lifeboat.console.ui.timeline;

import org.jspecify.annotations.NullMarked;
