/** The load: rate, mix, and the account of what was acknowledged. */
@NullMarked
package io.lifeboat.cluster.workload;

import org.jspecify.annotations.NullMarked;
