package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * State Machine Safety (Raft Figure 3), seen through digests: replicas that applied the same index
 * have the same state. Digests are compared at equal indices only, whenever they were reported; at
 * the end every running replica should have arrived at one index. Digests that were computed anew
 * from memory at one index count as well.
 */
public final class DigestAgreement {
  public static final String NAME = "digests-agree";

  /** How many indices are remembered for comparison; replicas further apart are not compared. */
  private static final int INDICES = 8_192;

  private final TreeSet<NodeId> members = new TreeSet<>();
  private final TreeSet<NodeId> running = new TreeSet<>();
  private final TreeMap<NodeId, Fact.ReplicaDigest> latest = new TreeMap<>();
  private final Map<Long, Fact.ReplicaDigest> byIndex =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Fact.ReplicaDigest> eldest) {
          return size() > INDICES;
        }
      };
  private Fact.@Nullable ReplicasAgree agreed;
  private @Nullable Difference difference;

  public void accept(FactRecord record) {
    switch (record.fact()) {
      case Fact.ClusterStarting starting -> members.addAll(starting.nodes());
      // A node that starts replays its log: what it reported before says nothing of it any more.
      case Fact.NodeStarting starting -> {
        latest.remove(starting.node());
        agreed = null;
      }
      case Fact.NodeStarted started -> running.add(started.node());
      case Fact.NodeUnfrozen unfrozen -> running.add(unfrozen.node());
      case Fact.NodeStopped stopped -> running.remove(stopped.node());
      case Fact.NodeKilled killed -> running.remove(killed.node());
      case Fact.NodeFrozen frozen -> running.remove(frozen.node());
      case Fact.NodeRemoved removed -> {
        running.remove(removed.node());
        members.remove(removed.node());
        latest.remove(removed.node());
      }
      case Fact.ReplicaDigest digest -> compare(digest);
      case Fact.ReplicasDiffer differ -> differs(differ);
      case Fact.ReplicasAgree agree -> agreed = agree;
      default -> {
        // Says nothing of a replica's state.
      }
    }
  }

  /** Computed anew from memory: the digests kept step by step may not know of it. */
  private void differs(Fact.ReplicasDiffer differ) {
    if (difference == null && differ.groups().size() > 1) {
      DigestGroup one = differ.groups().getFirst();
      DigestGroup other = differ.groups().get(1);
      difference =
          new Difference(
              new Fact.ReplicaDigest(one.nodes().getFirst(), differ.index(), one.digest()),
              new Fact.ReplicaDigest(other.nodes().getFirst(), differ.index(), other.digest()));
    }
  }

  private void compare(Fact.ReplicaDigest digest) {
    latest.put(digest.node(), digest);
    Fact.ReplicaDigest other = byIndex.putIfAbsent(digest.index(), digest);
    if (other != null && !other.digest().equals(digest.digest()) && difference == null) {
      difference = new Difference(other, digest);
    }
  }

  /** What the digests say by now. */
  public Agreement agreement() {
    if (difference != null) {
      return new Agreement(false, difference.one.index());
    }
    Long index = commonIndex();
    return index == null ? new Agreement(null, null) : new Agreement(true, index);
  }

  public CheckResult result() {
    if (difference != null) {
      return new CheckResult(NAME, Verdict.BROKEN, difference.words());
    }
    Long index = commonIndex();
    if (index == null) {
      return new CheckResult(NAME, Verdict.NOT_KNOWN, "No common index: " + positions() + ".");
    }
    return new CheckResult(
        NAME,
        Verdict.HOLDS,
        members.size() <= 1
            ? "There is one replica, at index " + index + "."
            : running.size() + " replicas have the same digest at index " + index + absent() + ".");
  }

  /** The index every running replica reported last, or null when there is no such index. */
  private @Nullable Long commonIndex() {
    if (running.size() < Math.min(2, members.size())) {
      return null;
    }
    Fact.ReplicasAgree compared = agreed;
    if (compared != null && compared.nodes().containsAll(running) && isNewest(compared.index())) {
      return compared.index();
    }
    Long common = null;
    for (NodeId node : running) {
      Fact.ReplicaDigest digest = latest.get(node);
      if (digest == null || (common != null && common != digest.index())) {
        return null;
      }
      common = digest.index();
    }
    return common;
  }

  /** Whether no replica is known to be further. */
  private boolean isNewest(long index) {
    return latest.values().stream().allMatch(digest -> digest.index() <= index);
  }

  private String positions() {
    if (running.isEmpty()) {
      return "no replica is running";
    }
    return running.stream()
            .map(
                node -> {
                  Fact.ReplicaDigest digest = latest.get(node);
                  return node + (digest == null ? " reported none" : " is at " + digest.index());
                })
            .collect(Collectors.joining(", "))
        + absent();
  }

  private String absent() {
    TreeSet<NodeId> absent = new TreeSet<>(members);
    absent.removeAll(running);
    return absent.isEmpty()
        ? ""
        : "; not running: "
            + absent.stream().map(NodeId::toString).collect(Collectors.joining(", "));
  }

  /**
   * Whether all running replicas agree.
   *
   * @param agree null when it is not known, for instance while one of them lags
   * @param index where they agree or differ, null when not known
   */
  public record Agreement(@Nullable Boolean agree, @Nullable Long index) {}

  private record Difference(Fact.ReplicaDigest one, Fact.ReplicaDigest other) {
    String words() {
      return "At index "
          + one.index()
          + " the digests differ: "
          + one.node()
          + " has "
          + one.digest()
          + ", "
          + other.node()
          + " has "
          + other.digest()
          + ".";
    }
  }
}
