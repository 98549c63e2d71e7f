package io.lifeboat.console.application.policy;

/**
 * What two policies say in a recorded measurement.
 *
 * @param atMicros when it was taken, on the clock of the facts
 */
public record RecordedTick(long atMicros, Comparison comparison) {}
