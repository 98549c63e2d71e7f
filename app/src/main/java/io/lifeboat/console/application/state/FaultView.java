package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault in the ledger.
 *
 * @param expiresAtMicros when it reverts by itself, on the clock of the facts; null when it does
 *     not
 */
public record FaultView(
    String id,
    FaultKind kind,
    List<NodeId> targets,
    FaultPhase phase,
    long sinceMicros,
    @Nullable Long expiresAtMicros,
    @Nullable String evidence,
    @Nullable CommandId cause) {
  public FaultView {
    targets = List.copyOf(targets);
  }
}
