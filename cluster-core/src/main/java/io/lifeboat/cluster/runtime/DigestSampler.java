package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.store.ReplicaProbe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalLong;

/**
 * Chooses the log indices at which replicas can be compared. All replicas that remember the lowest
 * of their last indices are reported at that one; when some are ahead of it, those are reported
 * again at the lowest index among themselves, so that one that has fallen behind does not keep the
 * others from being compared. One that is ahead alone is reported when the others stand still: then
 * nobody agrees with it.
 */
final class DigestSampler {
  private final Map<NodeId, Fact.ReplicaDigest> told = new HashMap<>();
  private long lastCommon;

  /** The digests that are news since the last call. */
  List<Fact.ReplicaDigest> sample(Map<NodeId, ReplicaProbe> probes) {
    Map<NodeId, Long> last = new HashMap<>();
    probes.forEach(
        (node, probe) -> {
          if (probe.lastIndex() > 0) {
            last.put(node, probe.lastIndex());
          }
        });
    List<Fact.ReplicaDigest> news = new ArrayList<>();
    if (last.isEmpty()) {
      return news;
    }
    long common = last.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    collect(common, last, probes, news);
    last.values().removeIf(index -> index == common);
    boolean standsStill = common == lastCommon;
    lastCommon = common;
    if (last.size() > 1 || (standsStill && !last.isEmpty())) {
      long ahead = last.values().stream().mapToLong(Long::longValue).min().orElseThrow();
      collect(ahead, last, probes, news);
    }
    return news;
  }

  private void collect(
      long index,
      Map<NodeId, Long> last,
      Map<NodeId, ReplicaProbe> probes,
      List<Fact.ReplicaDigest> news) {
    for (Entry<NodeId, ReplicaProbe> each : probes.entrySet()) {
      NodeId node = each.getKey();
      if (!last.containsKey(node)) {
        continue;
      }
      OptionalLong digest = each.getValue().digestAt(index);
      if (digest.isEmpty()) {
        continue;
      }
      Fact.ReplicaDigest fact =
          new Fact.ReplicaDigest(node, index, HexFormat.of().toHexDigits(digest.getAsLong()));
      Fact.ReplicaDigest before = told.get(node);
      if (before == null || (before.index() <= index && !before.equals(fact))) {
        told.put(node, fact);
        news.add(fact);
      }
    }
  }

  /** A replica began a new life: what was told of it before no longer counts. */
  void forget(NodeId node) {
    told.remove(node);
  }
}
