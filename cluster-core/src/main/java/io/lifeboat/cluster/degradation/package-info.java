/**
 * Doing less on purpose when not everything can be done: service levels, switches, and the floor
 * that neither policy nor operator can undercut. Pure functions; the gateway acts on what they
 * give.
 */
@NullMarked
package io.lifeboat.cluster.degradation;

import org.jspecify.annotations.NullMarked;
