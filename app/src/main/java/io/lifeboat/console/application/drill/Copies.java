package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.cluster.model.RepairKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which replicas hold what was acknowledged, soundly: those nobody damaged on purpose and nobody
 * took away to build them anew. A node that does not run still holds it. Fewer than a majority of
 * the voters: what was acknowledged may be lost (Raft §5.4).
 *
 * @param lacking who does not, and why
 * @param asked damage that was asked for and has no outcome yet
 */
record Copies(Map<NodeId, Lack> lacking, Map<CommandId, Damage> asked) {
  static final Copies SOUND = new Copies(Map.of(), Map.of());

  /** Why a copy is not sound. */
  enum Lack {
    /** In memory only: a new life builds it from the log. */
    MEMORY,
    FILES,
    TAKEN_AWAY
  }

  record Damage(NodeId node, Lack lack) {}

  Copies {
    lacking = Map.copyOf(lacking);
    asked = Map.copyOf(asked);
  }

  Copies next(Fact fact) {
    return switch (fact) {
      case Fact.CommandRequested f -> asked(f.id(), f.command());
      case Fact.CommandCompleted f -> completed(f);
      case Fact.NodeStarting f -> lacking.get(f.node()) == Lack.MEMORY ? without(f.node()) : this;
      case Fact.NodeRemoved f -> without(f.node());
      case Fact.RepairChanged f ->
          switch (f.phase()) {
            case STARTED ->
                f.repair() == RepairKind.REBUILD ? with(f.node(), Lack.TAKEN_AWAY) : this;
            case COMPLETED -> without(f.node());
            case FAILED -> this;
          };
      default -> this;
    };
  }

  /** Whether fewer than a majority of these voters hold all that was acknowledged. */
  boolean isAtRisk(Set<NodeId> voters) {
    long sound = voters.stream().filter(node -> !lacking.containsKey(node)).count();
    return !voters.isEmpty() && sound < Quorum.of(voters.size());
  }

  private Copies asked(CommandId id, Command command) {
    Damage damage =
        switch (command) {
          case NemesisCommand.DamageFiles c -> new Damage(c.node(), Lack.FILES);
          case NemesisCommand.ChangeState c -> new Damage(c.node(), Lack.MEMORY);
          case NemesisCommand.ApplyWrongly c -> new Damage(c.node(), Lack.MEMORY);
          default -> null;
        };
    if (damage == null) {
      return this;
    }
    Map<CommandId, Damage> next = new HashMap<>(asked);
    next.put(id, damage);
    return new Copies(lacking, next);
  }

  private Copies completed(Fact.CommandCompleted f) {
    Damage damage = asked.get(f.id());
    if (damage == null) {
      return this;
    }
    Map<CommandId, Damage> left = new HashMap<>(asked);
    left.remove(f.id());
    Copies next = new Copies(lacking, left);
    return f.outcome() instanceof Outcome.Fail ? next : next.with(damage.node(), damage.lack());
  }

  private Copies with(NodeId node, Lack lack) {
    Map<NodeId, Lack> next = new HashMap<>(lacking);
    next.merge(node, lack, (was, is) -> was.compareTo(is) > 0 ? was : is);
    return new Copies(next, asked);
  }

  private Copies without(NodeId node) {
    if (!lacking.containsKey(node)) {
      return this;
    }
    Map<NodeId, Lack> next = new HashMap<>(lacking);
    next.remove(node);
    return new Copies(next, asked);
  }
}
