package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import java.util.List;

/**
 * Election Safety (Raft Figure 3): at most one leader can be elected in a given term, whoever
 * observed it. Beliefs in {@link Fact.NodeLevels} are not evidence: they are sampled, and their
 * term and leader may be of two moments. The last {@value #TERMS} terms are remembered. Immutable.
 */
public final class LeaderPerTerm {
  /** How many terms are remembered; claims to older ones are not compared. */
  static final int TERMS = 4_096;

  private final IndexBook<Claim> leaders;
  private final SafetyFinding finding;

  private record Claim(NodeId node, long sequence) {}

  private LeaderPerTerm(IndexBook<Claim> leaders, SafetyFinding finding) {
    this.leaders = leaders;
    this.finding = finding;
  }

  /** Before any fact. */
  public static LeaderPerTerm start() {
    return new LeaderPerTerm(
        IndexBook.ofCapacity(TERMS), SafetyFinding.none(SafetyProperty.ELECTION_SAFETY));
  }

  /** After one more fact; the same when it tells nothing of leaders. */
  public LeaderPerTerm next(FactRecord record) {
    return switch (record.fact()) {
      case Fact.LeaderElected elected -> claim(record, elected.node(), elected.term());
      case Fact.LeaderReady ready -> claim(record, ready.node(), ready.term());
      case Fact.FirstWriteAcknowledged first -> claim(record, first.leader(), first.term());
      case Fact.RoleChanged changed when changed.role() == Role.LEADER ->
          claim(record, changed.node(), changed.term());
      case Fact.FactsDropped missing ->
          new LeaderPerTerm(leaders, finding.withMissing(missing.count()));
      default -> this;
    };
  }

  private LeaderPerTerm claim(FactRecord record, NodeId node, long term) {
    Claim first = leaders.get(term);
    if (first == null) {
      IndexBook<Claim> next = leaders.with(term, new Claim(node, record.sequence()));
      return next == leaders ? this : new LeaderPerTerm(next, finding.confirmed(term, term));
    }
    if (first.node.equals(node)) {
      return this;
    }
    Contradiction two =
        new Contradiction.TwoLeaders(
            term, first.node, node, List.of(first.sequence, record.sequence()));
    return new LeaderPerTerm(leaders, finding.contradicted(two, record.atMicros()));
  }

  public SafetyFinding finding() {
    return finding;
  }
}
