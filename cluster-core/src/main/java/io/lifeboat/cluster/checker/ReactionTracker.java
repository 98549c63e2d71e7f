package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.ServiceLevel;
import org.jspecify.annotations.Nullable;

/** Finds out how fast a run's first fault was noticed and got over. */
public final class ReactionTracker {
  private static final double MICROS_PER_MS = 1_000;

  private @Nullable Long faultAt;
  private @Nullable Long detectedAt;
  private @Nullable Long writtenAt;
  private @Nullable Long availableAt;
  private boolean isDown;

  public void accept(FactRecord record) {
    if (faultAt == null) {
      if (record.fact() instanceof Fact.FaultChanged fault
          && fault.phase() == FaultPhase.INJECTING) {
        faultAt = record.atMicros();
      }
      return;
    }
    if (detectedAt == null && isDetection(record.fact())) {
      detectedAt = record.atMicros();
    }
    switch (record.fact()) {
      case Fact.FirstWriteAcknowledged _ -> writtenAt = first(writtenAt, record);
      case Fact.ServiceUnavailable _ -> isDown = true;
      case Fact.ServiceAvailable _ -> {
        isDown = false;
        availableAt = first(availableAt, record);
      }
      default -> {
        // Says nothing of the recovery.
      }
    }
  }

  private static Long first(@Nullable Long before, FactRecord record) {
    return before == null ? Long.valueOf(record.atMicros()) : before;
  }

  private static boolean isDetection(Fact fact) {
    return switch (fact) {
      case Fact.MessageSent sent ->
          sent.message() == MessageKind.POLL || sent.message() == MessageKind.VOTE;
      case Fact.SteppedDown _, Fact.DamageFound _, Fact.ReplicasDiffer _, Fact.NodeQuarantined _ ->
          true;
      case Fact.ServiceLevelChanged level -> level.level() != ServiceLevel.NORMAL;
      case Fact.BreakerChanged breaker -> breaker.breaker().state() == BreakerState.OPEN;
      default -> false;
    };
  }

  public Reaction reaction() {
    return new Reaction(after(detectedAt), isDown ? null : after(later(writtenAt, availableAt)));
  }

  private @Nullable Double after(@Nullable Long at) {
    return faultAt == null || at == null ? null : Double.valueOf((at - faultAt) / MICROS_PER_MS);
  }

  private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.max(one, other);
  }
}
