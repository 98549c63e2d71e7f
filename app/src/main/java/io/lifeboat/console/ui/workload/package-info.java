/** The built-in client: its load, its figures, how failovers felt to it. */
@NullMarked
package io.lifeboat.console.ui.workload;

import org.jspecify.annotations.NullMarked;
