package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A life that has ended says nothing more, whatever its threads still do. */
final class FactsWhile implements FactSink {
  private final BooleanSupplier alive;
  private final FactSink sink;

  FactsWhile(BooleanSupplier alive, FactSink sink) {
    this.alive = alive;
    this.sink = sink;
  }

  @Override
  public void offer(String observer, @Nullable CommandId cause, Fact fact) {
    if (alive.getAsBoolean()) {
      sink.offer(observer, cause, fact);
    }
  }

  @Override
  public long nowMicros() {
    return sink.nowMicros();
  }
}
