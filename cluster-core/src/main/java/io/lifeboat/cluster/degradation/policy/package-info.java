/** Policies that say what is done with which class of requests, whatever they are written in. */
@NullMarked
package io.lifeboat.cluster.degradation.policy;

import org.jspecify.annotations.NullMarked;
