package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * When a node last heard from a leader, which is when the engine winds up its election timer, and
 * when it last had all that was committed. Heard on network threads and the Raft thread, told on
 * the Raft thread.
 */
final class LeaderWatch {
  private final NodeId self;
  private final FactSink facts;
  private volatile Fact.@Nullable LeaderHeard heard;
  private volatile long caughtUpAtMicros = Long.MIN_VALUE / 2;
  private Fact.@Nullable LeaderHeard told;

  LeaderWatch(NodeId self, FactSink facts) {
    this.self = self;
    this.facts = facts;
  }

  /** A message from this leader was accepted just now. */
  void heard(NodeId leader, long term) {
    heard = new Fact.LeaderHeard(self, leader, term, facts.nowMicros());
  }

  /** The node holds every entry of which the leader's latest message said it was committed. */
  void caughtUp() {
    caughtUpAtMicros = facts.nowMicros();
  }

  boolean wasCaughtUp(long withinMs) {
    return facts.nowMicros() - caughtUpAtMicros <= withinMs * 1_000;
  }

  void tell() {
    Fact.LeaderHeard latest = heard;
    if (latest != null && !latest.equals(told)) {
      told = latest;
      facts.offer(self.value(), latest);
    }
  }
}
