package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.alarm.Situation.BrokenProperty;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Election Safety (Raft Figure 3): at most one leader in a term, whoever observed it. Beliefs in
 * levels are no evidence: their term and leader may be of two moments.
 *
 * @param leaders who led each of the last terms
 * @param broken the first contradiction, which stays
 */
record ElectionClaims(NavigableMap<Long, Claim> leaders, List<BrokenProperty> broken) {
  static final String NAME = "election-safety";

  private static final int TERMS = 64;

  static final ElectionClaims NONE = new ElectionClaims(new TreeMap<>(), List.of());

  /** That a node leads a term, and the fact that says so. */
  record Claim(NodeId node, long sequence) {}

  ElectionClaims next(FactRecord record) {
    return switch (record.fact()) {
      case Fact.LeaderElected f -> claimed(f.node(), f.term(), record.sequence());
      case Fact.LeaderReady f -> claimed(f.node(), f.term(), record.sequence());
      case Fact.FirstWriteAcknowledged f -> claimed(f.leader(), f.term(), record.sequence());
      case Fact.RoleChanged f when f.role() == Role.LEADER ->
          claimed(f.node(), f.term(), record.sequence());
      default -> this;
    };
  }

  private ElectionClaims claimed(NodeId node, long term, long sequence) {
    Claim first = leaders.get(term);
    if (first == null) {
      NavigableMap<Long, Claim> next = new TreeMap<>(leaders);
      next.put(term, new Claim(node, sequence));
      while (next.size() > TERMS) {
        next.pollFirstEntry();
      }
      return new ElectionClaims(next, broken);
    }
    if (first.node.equals(node) || !broken.isEmpty()) {
      return this;
    }
    Text evidence =
        Text.of(
            AlarmMsg.SAFETY_BROKEN_TWO_LEADERS, term, first.node, first.sequence, node, sequence);
    BrokenProperty found =
        new BrokenProperty(NAME, Text.of(AlarmMsg.PROPERTY_ELECTION_SAFETY), evidence);
    return new ElectionClaims(leaders, List.of(found));
  }
}
