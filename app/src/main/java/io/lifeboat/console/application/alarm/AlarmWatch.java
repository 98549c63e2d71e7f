package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.Situation.Phase;
import io.lifeboat.console.application.alarm.Situation.Replica;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of the alarms, folded from facts: pure and immutable. It says of each condition
 * since when it holds and until when, as far as the facts so far tell; delays, states and the
 * operator are {@link AlarmBook}'s affair.
 *
 * @param settledMicros from when on a missing leader or member is more than a cluster coming up;
 *     null before it began to start
 * @param settled the first leader has been ready
 * @param runningSince since when each node runs
 * @param brokenBefore how many properties were known to be broken
 * @param signals what holds, by alarm
 */
record AlarmWatch(
    @Nullable Long settledMicros,
    boolean settled,
    Map<NodeId, Long> runningSince,
    LeaderChanges changes,
    CommitLag lag,
    ApplyStall stall,
    LinkHealth links,
    int brokenBefore,
    Map<AlarmKey, Signal> signals) {

  /** A cluster without a leader this long after it began to start will hardly get one by itself. */
  static final long START_LIMIT_MICROS = 15_000_000;

  static final AlarmWatch START =
      new AlarmWatch(
          null,
          false,
          Map.of(),
          LeaderChanges.NONE,
          CommitLag.NONE,
          ApplyStall.NONE,
          LinkHealth.NONE,
          0,
          Map.of());

  AlarmWatch {
    runningSince = Map.copyOf(runningSince);
    signals = Map.copyOf(signals);
  }

  /**
   * After one more fact.
   *
   * @param after the picture with this fact in it
   */
  AlarmWatch next(FactRecord record, Situation after) {
    boolean watched = after.phase() == Phase.STARTING || after.phase() == Phase.RUNNING;
    if (!watched || (isBeside(record.fact()) && after.broken().size() == brokenBefore)) {
      return this;
    }
    long at = record.atMicros();
    Long from = settledFrom(after.phase(), at);
    Map<NodeId, Long> running = running(after.replicas(), at);
    LeaderChanges nextChanges = changes.next(record);
    CommitLag nextLag = lag.next(record, running.keySet());
    ApplyStall nextStall = stall.next(record, running.keySet());
    LinkHealth nextLinks = links.next(record, after, running, from);

    SignalBook found = new SignalBook(signals, after.electionTimeoutMs(), from, at);
    found.cluster(AlarmKind.NO_LEADER, !after.isLed());
    found.cluster(AlarmKind.QUORUM_LOST, after.margin() < 0);
    found.cluster(
        AlarmKind.QUORUM_MARGIN_ZERO, after.margin() == 0 && after.available() < after.members());
    found.unserved(after.unservedSinceMicros());
    found.until(AlarmKey.cluster(AlarmKind.LEADER_FLAPPING), nextChanges.tooManyUntilMicros());
    for (Replica replica : after.replicas()) {
      Long since = running.get(replica.node());
      if (since != null) {
        found.node(AlarmKind.STALE_LEADER, replica.node(), replica.staleLeader());
        found.node(AlarmKind.REPLICA_LAGGING, replica.node(), nextLag.from(replica.node(), since));
        found.node(AlarmKind.REPLICA_NOT_APPLYING, replica.node(), nextStall.from(replica.node()));
      }
    }
    nextLinks
        .degradedUntil(after, running.keySet())
        .forEach((subject, until) -> found.until(key(subject), until));
    after.damage().enter(found);
    after.degradation().enter(found);
    after.broken().forEach(found::broken);
    return new AlarmWatch(
        from,
        settled || after.phase() == Phase.RUNNING,
        running,
        nextChanges,
        nextLag,
        nextStall,
        nextLinks,
        after.broken().size(),
        found.signals());
  }

  private static AlarmKey key(AlarmSubject subject) {
    return new AlarmKey(AlarmKind.LINK_DEGRADED, subject);
  }

  /** The frequent facts that no condition follows from. */
  static boolean isBeside(Fact fact) {
    return fact instanceof Fact.MessageSent
        || fact instanceof Fact.MessageAnswered
        || fact instanceof Fact.MessageUnanswered
        || fact instanceof Fact.LeaderHeard
        || fact instanceof Fact.ReplicaDigest
        || fact instanceof Fact.ClientOperations
        || fact instanceof Fact.HealthMeasured
        || fact instanceof Fact.ClientTally
        || fact instanceof Fact.LogBlock
        || fact instanceof Fact.LogShape
        || fact instanceof Fact.Replication
        || fact instanceof Fact.Suspicions;
  }

  private Long settledFrom(Phase phase, long at) {
    long limit = settledMicros == null ? at + START_LIMIT_MICROS : settledMicros;
    return phase == Phase.RUNNING && !settled ? Math.min(limit, at) : limit;
  }

  private Map<NodeId, Long> running(List<Replica> replicas, long at) {
    Map<NodeId, Long> next = new HashMap<>();
    for (Replica replica : replicas) {
      if (replica.runs()) {
        next.put(replica.node(), runningSince.getOrDefault(replica.node(), at));
      }
    }
    return next;
  }
}
