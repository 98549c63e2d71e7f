package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.command.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * Where observers put what they see. Never blocks and never throws: it is called on the engine's
 * own threads.
 */
public interface FactSink {

  void offer(String observer, @Nullable CommandId cause, Fact fact);

  default void offer(String observer, Fact fact) {
    offer(observer, null, fact);
  }

  /** Microseconds since the run began, on the clock of {@link FactRecord#atMicros}. */
  long nowMicros();
}
