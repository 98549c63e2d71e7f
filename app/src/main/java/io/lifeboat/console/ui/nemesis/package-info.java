/** What is broken on purpose: partitions, durations, the ledger of active faults. */
@NullMarked
package io.lifeboat.console.ui.nemesis;

import org.jspecify.annotations.NullMarked;
