/** What the cluster reported. Everything the console shows is a fold of these. */
@NullMarked
package io.lifeboat.cluster.fact;

import org.jspecify.annotations.NullMarked;
