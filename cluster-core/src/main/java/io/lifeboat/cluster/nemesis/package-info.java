/** What an operator breaks, and the ledger of what is broken now. */
@NullMarked
package io.lifeboat.cluster.nemesis;

import org.jspecify.annotations.NullMarked;
