package io.lifeboat.cluster.checker;

import org.jspecify.annotations.Nullable;

/**
 * How fast a run's first fault was noticed and got over, both in milliseconds after it began.
 *
 * @param detectedMs until the first fact of anybody who noticed: a node that asks for votes or
 *     steps down, damage found, another service level, an open breaker; null when there was none
 * @param recoveredMs until a new leader's first acknowledged write, or until the service was first
 *     available again, whichever was later; null when neither happened, or it was down at the end
 */
public record Reaction(@Nullable Double detectedMs, @Nullable Double recoveredMs) {}
