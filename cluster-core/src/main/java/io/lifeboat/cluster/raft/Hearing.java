package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.detection.PhiAccrual;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How regularly one node hears those it is to hear all the time (Raft §5.2): a follower its
 * leader's appends and heartbeats, a leader the answers to them. Heard on network threads, asked on
 * any.
 */
final class Hearing {
  private final NodeId self;
  private final double expectedMs;
  private final LongSupplier nowMicros;
  private final Map<NodeId, PhiAccrual> heard = new ConcurrentHashMap<>();
  private volatile @Nullable NodeId lastLeader;

  Hearing(NodeId self, int heartbeatMs, LongSupplier nowMicros) {
    this.self = self;
    this.expectedMs = heartbeatMs;
    this.nowMicros = nowMicros;
  }

  /** This leader's append, install or configure request was accepted. */
  void heardLeader(NodeId leader) {
    double now = nowMs();
    if (!leader.equals(lastLeader)) {
      // It was not to be heard before: that silence says nothing.
      of(leader).begin(now);
      lastLeader = leader;
    }
    of(leader).heard(now);
  }

  /** An append was answered. */
  void heardFollower(NodeId follower) {
    of(follower).heard(nowMs());
  }

  /** This node leads from now on: it is to hear from all, and from no leader. */
  void leads() {
    lastLeader = null;
    double now = nowMs();
    heard.values().forEach(each -> each.begin(now));
  }

  List<LinkSuspicion> suspicions(Collection<NodeId> members, boolean leading) {
    double now = nowMs();
    return members.stream()
        .filter(member -> !member.equals(self) && (leading || member.equals(lastLeader)))
        .map(member -> suspicion(member, now))
        .toList();
  }

  private LinkSuspicion suspicion(NodeId member, double now) {
    PhiAccrual detector = of(member);
    double phi = Math.round(detector.phi(now) * 100) / 100.0;
    return new LinkSuspicion(self, member, Math.round(detector.silentMs(now)), phi);
  }

  private PhiAccrual of(NodeId other) {
    return heard.computeIfAbsent(
        other,
        node -> {
          PhiAccrual detector = new PhiAccrual(expectedMs, expectedMs / 2);
          detector.begin(nowMs());
          return detector;
        });
  }

  private double nowMs() {
    return nowMicros.getAsLong() / 1_000.0;
  }
}
