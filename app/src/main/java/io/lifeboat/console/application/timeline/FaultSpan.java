package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fault from its injection to its end.
 *
 * @param id its id in the ledger ("f3")
 * @param cause the command that injected it, when that is known
 * @param phases every phase it entered, in order
 */
public record FaultSpan(
    String id,
    FaultKind kind,
    List<NodeId> targets,
    @Nullable CommandId cause,
    List<PhaseChange> phases) {
  public FaultSpan {
    targets = List.copyOf(targets);
    phases = List.copyOf(phases);
  }

  /** It entered a phase, with the sequence of the fact that tells so. */
  public record PhaseChange(FaultPhase phase, long atMicros, long sequence) {}

  public long fromMicros() {
    return phases.getFirst().atMicros();
  }

  /** When it entered its last phase so far. */
  public long lastMicros() {
    return phases.getLast().atMicros();
  }

  public FaultPhase phase() {
    return phases.getLast().phase();
  }

  /** When it was over, or null while it is in the ledger. */
  public @Nullable Long toMicros() {
    return phase().isActive() ? null : (Long) lastMicros();
  }

  FaultSpan entered(PhaseChange change) {
    List<PhaseChange> next = new ArrayList<>(phases);
    next.add(change);
    return new FaultSpan(id, kind, targets, cause, next);
  }
}
