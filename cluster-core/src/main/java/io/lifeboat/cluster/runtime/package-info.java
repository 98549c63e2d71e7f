/** One embedded cluster, put together and conducted. */
@NullMarked
package io.lifeboat.cluster.runtime;

import org.jspecify.annotations.NullMarked;
