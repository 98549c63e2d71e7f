package io.lifeboat.cluster.detection;

import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is wrong, judged by a majority of the members. Whoever leads has one voice like the others;
 * who did not report has none, and is not suspected.
 *
 * @param groups of replicas with one digest each, the largest first
 * @param majority the group that is more than half of all members, whether they reported or not;
 *     null when there is none: then it cannot be told who is wrong
 */
public record DigestVerdict(List<DigestGroup> groups, @Nullable DigestGroup majority) {

  /** What the digests say of the replicas that reported. */
  public enum Kind {
    /** Fewer than two reported: nothing was compared. */
    NOT_KNOWN,
    AGREE,
    DIFFER
  }

  public DigestVerdict {
    groups = List.copyOf(groups);
  }

  /**
   * Judges what was reported.
   *
   * @param digests of one index, by node
   * @param members how many replicas there are
   */
  public static DigestVerdict of(Map<NodeId, String> digests, int members) {
    Map<String, List<NodeId>> byDigest = new TreeMap<>();
    new TreeMap<>(digests)
        .forEach(
            (node, digest) -> byDigest.computeIfAbsent(digest, d -> new ArrayList<>()).add(node));
    List<DigestGroup> groups =
        byDigest.entrySet().stream()
            .map(each -> new DigestGroup(each.getKey(), each.getValue()))
            .sorted(
                Comparator.comparingInt((DigestGroup group) -> -group.nodes().size())
                    .thenComparing(group -> group.nodes().getFirst()))
            .toList();
    DigestGroup largest = groups.isEmpty() ? null : groups.getFirst();
    boolean most = largest != null && largest.nodes().size() >= Quorum.of(members);
    return new DigestVerdict(groups, most ? largest : null);
  }

  public Kind kind() {
    if (groups.size() > 1) {
      return Kind.DIFFER;
    }
    return groups.isEmpty() || groups.getFirst().nodes().size() < 2 ? Kind.NOT_KNOWN : Kind.AGREE;
  }

  /** Who differs from the majority; nobody where there is none. */
  public List<NodeId> suspects() {
    DigestGroup right = majority;
    if (right == null) {
      return List.of();
    }
    return groups.stream()
        .filter(group -> !group.equals(right))
        .flatMap(group -> group.nodes().stream())
        .sorted()
        .toList();
  }

  /**
   * A replica that nothing speaks against: one of the majority, or one of all when all that
   * reported are equal. Null when it cannot be told.
   */
  public @Nullable NodeId trusted() {
    if (majority != null) {
      return majority.nodes().getFirst();
    }
    return groups.size() == 1 ? groups.getFirst().nodes().getFirst() : null;
  }
}
