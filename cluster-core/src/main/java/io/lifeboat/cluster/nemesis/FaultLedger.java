package io.lifeboat.cluster.nemesis;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faults that are active, in the order they were injected, and the safety lever. Confined to
 * the conductor's thread; it decides nothing and touches nothing, it only keeps the books.
 */
public final class FaultLedger {
  private final Map<String, ActiveFault> active = new LinkedHashMap<>();
  private int numbered;
  private boolean blocked;

  /** Whether the safety lever was thrown. */
  public boolean isBlocked() {
    return blocked;
  }

  public void setBlocked(boolean on) {
    blocked = on;
  }

  /** Enters a new fault in its first phase; a duration of 0 means until somebody reverts it. */
  public ActiveFault open(
      FaultKind kind, List<NodeId> targets, CommandId cause, long nowMicros, long durationMs) {
    String id = "f" + ++numbered;
    Long expires = durationMs > 0 ? nowMicros + durationMs * 1_000 : null;
    ActiveFault fault =
        new ActiveFault(
            id, kind, List.copyOf(targets), FaultPhase.INJECTING, cause, nowMicros, expires);
    active.put(id, fault);
    return fault;
  }

  /** Moves a fault to a phase; one that ends leaves the ledger. */
  public ActiveFault move(String id, FaultPhase phase) {
    ActiveFault fault = active.get(id);
    if (fault == null) {
      throw new IllegalArgumentException("no active fault " + id);
    }
    ActiveFault moved = fault.in(phase);
    if (phase.isActive()) {
      active.put(id, moved);
    } else {
      active.remove(id);
    }
    return moved;
  }

  public Optional<ActiveFault> find(String id) {
    return Optional.ofNullable(active.get(id));
  }

  /** The active faults of a kind that have this node as a target. */
  public List<ActiveFault> on(NodeId node, FaultKind kind) {
    return active.values().stream()
        .filter(fault -> fault.kind() == kind && fault.targets().contains(node))
        .toList();
  }

  public List<ActiveFault> all() {
    return List.copyOf(active.values());
  }
}
