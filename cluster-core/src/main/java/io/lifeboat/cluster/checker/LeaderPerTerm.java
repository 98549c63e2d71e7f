package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Election Safety (Raft Figure 3): at most one leader can be elected in a given term, whoever
 * observed it. Beliefs in {@link Fact.NodeLevels} are not evidence: they are sampled, and their
 * term and leader may be of two moments.
 */
public final class LeaderPerTerm {
  public static final String NAME = "one-leader-per-term";

  private final TreeMap<Long, Claim> leaders = new TreeMap<>();
  private @Nullable String broken;
  private long dropped;

  public void accept(FactRecord record) {
    switch (record.fact()) {
      case Fact.LeaderElected elected -> claim(record, elected.node(), elected.term());
      case Fact.LeaderReady ready -> claim(record, ready.node(), ready.term());
      case Fact.FirstWriteAcknowledged first -> claim(record, first.leader(), first.term());
      case Fact.RoleChanged changed when changed.role() == Role.LEADER ->
          claim(record, changed.node(), changed.term());
      case Fact.FactsDropped missing -> dropped += missing.count();
      default -> {
        // Tells nothing about who leads.
      }
    }
  }

  public CheckResult result() {
    if (broken != null) {
      return new CheckResult(NAME, Verdict.BROKEN, broken);
    }
    if (leaders.isEmpty()) {
      return new CheckResult(NAME, Verdict.NOT_KNOWN, "No leader was observed.");
    }
    String seen = seen();
    if (dropped > 0) {
      return new CheckResult(
          NAME, Verdict.NOT_KNOWN, seen + " But " + dropped + " facts are missing.");
    }
    return new CheckResult(NAME, Verdict.HOLDS, seen);
  }

  private String seen() {
    return leaders.size() == 1
        ? "One term had a leader: " + leaders.firstKey() + "."
        : leaders.size()
            + " terms had a leader, from "
            + leaders.firstKey()
            + " to "
            + leaders.lastKey()
            + ", each of them one.";
  }

  private void claim(FactRecord record, NodeId node, long term) {
    Claim first = leaders.putIfAbsent(term, new Claim(node, record.sequence()));
    if (first != null && !first.node.equals(node) && broken == null) {
      broken =
          "Term "
              + term
              + " had two leaders: "
              + first.node
              + " (fact "
              + first.sequence
              + ") and "
              + node
              + " (fact "
              + record.sequence()
              + ").";
    }
  }

  private record Claim(NodeId node, long sequence) {}
}
