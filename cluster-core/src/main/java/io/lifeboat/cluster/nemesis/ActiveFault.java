package io.lifeboat.cluster.nemesis;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fault in the ledger.
 *
 * @param cause the command that asked for it
 * @param sinceMicros when it was injected, on the clock of the facts
 * @param expiresAtMicros when it reverts by itself, on the clock of the facts, or null
 */
public record ActiveFault(
    String id,
    FaultKind kind,
    List<NodeId> targets,
    FaultPhase phase,
    CommandId cause,
    long sinceMicros,
    @Nullable Long expiresAtMicros) {

  ActiveFault in(FaultPhase next) {
    return new ActiveFault(id, kind, targets, next, cause, sinceMicros, expiresAtMicros);
  }

  /** The fact that tells its present phase. */
  public Fact.FaultChanged asFact(long nowMicros, @Nullable String evidence) {
    Long remaining =
        expiresAtMicros == null ? null : Math.max(0, (expiresAtMicros - nowMicros) / 1_000);
    return new Fact.FaultChanged(id, kind, targets, phase, remaining, evidence);
  }
}
