package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.Health;

/**
 * A measurement of a tick.
 *
 * @param atMicros when it was taken, on the clock of the facts
 */
public record TimedHealth(long atMicros, Health health) {}
