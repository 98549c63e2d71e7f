package io.lifeboat.cluster.gateway;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What the gateway goes by in time.
 *
 * @param wall the circuit breaker's
 * @param nanos that of deadlines, as {@link System#nanoTime}
 */
record Clocks(InstantSource wall, LongSupplier nanos) {
  static final Clocks SYSTEM = new Clocks(InstantSource.system(), System::nanoTime);
}
