package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The digests that replicas reported at the last few indices. Digests are comparable only at the
 * same index, and replicas report at different moments, so a replica is judged at the latest index
 * that another reported, too: the verdict names the index it holds for.
 */
final class DigestBook {
  static final DigestBook EMPTY = new DigestBook(new TreeMap<>());
  private static final int INDICES = 32;

  private final NavigableMap<Long, Map<NodeId, String>> byIndex;

  private DigestBook(NavigableMap<Long, Map<NodeId, String>> byIndex) {
    this.byIndex = byIndex;
  }

  DigestBook plus(NodeId node, long index, String digest) {
    NavigableMap<Long, Map<NodeId, String>> next = new TreeMap<>(byIndex);
    Map<NodeId, String> reported = new HashMap<>(next.getOrDefault(index, Map.of()));
    reported.put(node, digest);
    next.put(index, Map.copyOf(reported));
    while (next.size() > INDICES) {
      next.pollFirstEntry();
    }
    return new DigestBook(next);
  }

  /** Without the reports of a replica that starts anew: it may apply the same indices again. */
  DigestBook without(NodeId node) {
    NavigableMap<Long, Map<NodeId, String>> next = new TreeMap<>();
    byIndex.forEach(
        (index, reported) -> {
          Map<NodeId, String> others = new HashMap<>(reported);
          others.remove(node);
          if (!others.isEmpty()) {
            next.put(index, Map.copyOf(others));
          }
        });
    return new DigestBook(next);
  }

  /** The digest of this replica, or null, and what the others say of it. */
  Judgement judge(NodeId node) {
    Judgement latest = Judgement.NONE;
    for (Map.Entry<Long, Map<NodeId, String>> entry : byIndex.descendingMap().entrySet()) {
      String digest = entry.getValue().get(node);
      if (digest == null) {
        continue;
      }
      if (entry.getValue().size() > 1) {
        return new Judgement(entry.getKey(), digest, compare(entry.getValue(), digest));
      }
      if (latest.digest() == null) {
        latest = new Judgement(entry.getKey(), digest, DigestVerdict.NOT_KNOWN);
      }
    }
    return latest;
  }

  /** Equal when more than half of those who reported at this index have the same digest. */
  private static DigestVerdict compare(Map<NodeId, String> reported, String digest) {
    long same = reported.values().stream().filter(digest::equals).count();
    return same * 2 > reported.size() ? DigestVerdict.EQUAL : DigestVerdict.DIFFERS;
  }

  record Judgement(long index, @Nullable String digest, DigestVerdict verdict) {
    static final Judgement NONE = new Judgement(0, null, DigestVerdict.NOT_KNOWN);
  }
}
