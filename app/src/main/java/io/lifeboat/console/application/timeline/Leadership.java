package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Who led, by the picture of all facts, not by any node's belief.
 *
 * @param leader null while nobody did
 * @param ready it had committed an entry of its term
 */
public record Leadership(@Nullable NodeId leader, long term, boolean ready) {}
