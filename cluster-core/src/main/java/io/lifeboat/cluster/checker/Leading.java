package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes lead which terms by their own account, stale leaders included. A node tells its own
 * story in order, so whatever it tells of its log between winning and leaving a term is the log of
 * a leader. After a gap in the facts nobody is known to lead until the next election.
 */
final class Leading {
  private final PerNode<Long> terms;

  private Leading(PerNode<Long> terms) {
    this.terms = terms;
  }

  static Leading nobody() {
    return new Leading(PerNode.empty());
  }

  /** The term this node leads, or null. */
  @Nullable Long termOf(NodeId node) {
    return terms.get(node);
  }

  Leading next(Fact fact) {
    return switch (fact) {
      case Fact.LeaderElected f -> with(terms.with(f.node(), f.term()));
      case Fact.RoleChanged f ->
          with(f.role() == Role.LEADER ? terms.with(f.node(), f.term()) : terms.without(f.node()));
      case Fact.SteppedDown f -> with(terms.without(f.node()));
      case Fact.TermAdvanced f -> {
        Long led = terms.get(f.node());
        yield led != null && f.term() > led ? with(terms.without(f.node())) : this;
      }
      case Fact.NodeStarting f -> with(terms.without(f.node()));
      case Fact.NodeStopped f -> with(terms.without(f.node()));
      case Fact.NodeKilled f -> with(terms.without(f.node()));
      case Fact.NodeRemoved f -> with(terms.without(f.node()));
      case Fact.ClusterStarting _, Fact.FactsDropped _ -> nobody();
      default -> this;
    };
  }

  private Leading with(PerNode<Long> next) {
    return next == terms ? this : new Leading(next);
  }
}
