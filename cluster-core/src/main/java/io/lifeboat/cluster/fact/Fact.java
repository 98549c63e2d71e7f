package io.lifeboat.cluster.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.JournalRecord;
import io.lifeboat.cluster.model.KeyDifference;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SegmentSummary;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was observed. One record per kind; the name in {@link JsonTypeName} is the stable
 * name in histories. Levels (see {@link Level}) coalesce: only the latest of a kind and subject
 * matters. All others are occurrences and are never dropped in favour of a later one.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Fact {

  /** A fact that the next of its kind and subject replaces. */
  sealed interface Level extends Fact {}

  // The run

  /**
   * The cluster begins to start.
   *
   * @param flushOnCommit whether "acknowledged" means "flushed to disk" in this run
   */
  @JsonTypeName("cluster-starting")
  record ClusterStarting(
      List<NodeId> nodes, int electionTimeoutMs, int heartbeatMs, boolean flushOnCommit, long seed)
      implements Fact {
    public ClusterStarting {
      nodes = List.copyOf(nodes);
    }
  }

  @JsonTypeName("cluster-stopped")
  record ClusterStopped() implements Fact {}

  /** A bounded queue overflowed: this many facts are missing from here on. */
  @JsonTypeName("facts-dropped")
  record FactsDropped(long count) implements Fact {}

  // Processes

  @JsonTypeName("node-starting")
  record NodeStarting(NodeId node) implements Fact {}

  /** The node's log is open and it takes part in Raft. */
  @JsonTypeName("node-started")
  record NodeStarted(NodeId node, long term, long lastLogIndex) implements Fact {}

  /** The node was not started, to protect its data or because the engine refused. */
  @JsonTypeName("node-start-refused")
  record NodeStartRefused(NodeId node, String reason) implements Fact {}

  @JsonTypeName("node-stopped")
  record NodeStopped(NodeId node) implements Fact {}

  @JsonTypeName("node-killed")
  record NodeKilled(NodeId node) implements Fact {}

  @JsonTypeName("node-frozen")
  record NodeFrozen(NodeId node) implements Fact {}

  @JsonTypeName("node-unfrozen")
  record NodeUnfrozen(NodeId node) implements Fact {}

  // Raft

  @JsonTypeName("role-changed")
  record RoleChanged(NodeId node, Role role, long term) implements Fact {}

  @JsonTypeName("term-advanced")
  record TermAdvanced(NodeId node, long term) implements Fact {}

  /** A node won an election (Raft §5.2). It may not be able to commit anything yet. */
  @JsonTypeName("leader-elected")
  record LeaderElected(NodeId node, long term) implements Fact {}

  /** The leader's first entry of its term is committed, at this index (Raft §5.4.2). */
  @JsonTypeName("leader-ready")
  record LeaderReady(NodeId node, long term, long index) implements Fact {}

  /** A node that led this term leads no more. */
  @JsonTypeName("stepped-down")
  record SteppedDown(NodeId node, long term) implements Fact {}

  /** What a node says of its log and its belief; {@code leader} is null when it knows of none. */
  @JsonTypeName("node-levels")
  record NodeLevels(
      NodeId node,
      long term,
      @Nullable NodeId leader,
      long commitIndex,
      long appliedIndex,
      long lastLogIndex)
      implements Level {}

  /** The node's log was shortened: it now begins at {@code firstIndex}, behind a snapshot. */
  @JsonTypeName("log-compacted")
  record LogCompacted(NodeId node, long firstIndex, long snapshotIndex) implements Fact {}

  /**
   * The terms of all entries of a node's log, as runs: it describes millions of entries. Told when
   * the runs, the beginning or the snapshot changed, or entries were taken away.
   *
   * @param firstIndex the first index the log still has
   * @param lastIndex the last index at that moment
   * @param snapshotIndex up to where a snapshot covers, 0 for none
   * @param runs in order; when there are very many the oldest are left out
   */
  @JsonTypeName("log-shape")
  record LogShape(
      NodeId node, long firstIndex, long lastIndex, long snapshotIndex, List<TermRun> runs)
      implements Level {
    public LogShape {
      runs = List.copyOf(runs);
    }
  }

  /**
   * The digest of committed entries of a node's own journal: blocks of equal indices must have
   * equal digests on all nodes (Raft Figure 3, Log Matching).
   *
   * @param term the term of the last entry
   * @param digest 16 hexadecimal digits
   */
  @JsonTypeName("log-block")
  record LogBlock(NodeId node, long fromIndex, long toIndex, long term, String digest)
      implements Level {}

  /** What was read from a node's journal on request. */
  @JsonTypeName("log-entries")
  record LogEntries(NodeId node, List<LogEntry> entries) implements Fact {
    public LogEntries {
      entries = List.copyOf(entries);
    }
  }

  /** What a leader knows of how far the others are. */
  @JsonTypeName("replication")
  record Replication(NodeId leader, long term, List<ReplicationProgress> members) implements Level {
    public Replication {
      members = List.copyOf(members);
    }
  }

  /**
   * When a node last heard from a leader. The engine does not tell how long it will wait from then
   * on: between one and two election timeouts, drawn anew each time.
   */
  @JsonTypeName("leader-heard")
  record LeaderHeard(NodeId node, NodeId leader, long term, long heardAtMicros) implements Level {}

  /**
   * The vote guard kept this node from voting a second time in a term.
   *
   * @param grantedTo who has its vote of that term
   */
  @JsonTypeName("vote-refused")
  record VoteRefused(NodeId node, NodeId candidate, long term, NodeId grantedTo) implements Fact {}

  // Membership

  /**
   * A node took up another configuration (Raft §6).
   *
   * @param node who took it up
   * @param index where it is in the log; 0 for the one the cluster began with
   */
  @JsonTypeName("configuration-changed")
  record ConfigurationChanged(NodeId node, long index, long term, List<Member> members)
      implements Fact {
    public ConfigurationChanged {
      members = List.copyOf(members);
    }
  }

  /** The node has left the cluster and its files are deleted. */
  @JsonTypeName("node-removed")
  record NodeRemoved(NodeId node) implements Fact {}

  // Messages

  /**
   * Messages that faults keep on their way.
   *
   * @param total how many there are
   * @param oldest the first 200 of them
   */
  @JsonTypeName("messages-in-flight")
  record MessagesInFlight(long total, List<InFlightMessage> oldest) implements Level {
    public MessagesInFlight {
      oldest = List.copyOf(oldest);
    }
  }

  /** Something was done to one message. */
  @JsonTypeName("message-acted-on")
  record MessageActedOn(InFlightMessage message, MessageAction action) implements Fact {}

  /** What disturbs one direction of a link from now on, whole cuts left out; empty for nothing. */
  @JsonTypeName("link-disturbed")
  record LinkDisturbed(NodeId from, NodeId to, List<LinkDisturbance> disturbances) implements Fact {
    public LinkDisturbed {
      disturbances = List.copyOf(disturbances);
    }
  }

  /** A poll, vote, install, configure or transfer request left {@code from}. */
  @JsonTypeName("message-sent")
  record MessageSent(NodeId from, NodeId to, MessageKind message, long term) implements Fact {}

  /** The answer to such a request reached its sender, {@code from}. */
  @JsonTypeName("message-answered")
  record MessageAnswered(NodeId from, NodeId to, MessageKind message, long term, boolean granted)
      implements Fact {}

  /**
   * No answer to such a request in time, or none possible: what the other side did is not known.
   */
  @JsonTypeName("message-unanswered")
  record MessageUnanswered(NodeId from, NodeId to, MessageKind message, long term)
      implements Fact {}

  /** Everything that went over the links in the last {@code periodMs} milliseconds. */
  @JsonTypeName("traffic")
  record Traffic(long periodMs, List<LinkTraffic> links) implements Level {
    public Traffic {
      links = List.copyOf(links);
    }
  }

  @JsonTypeName("link-cut")
  record LinkCut(NodeId from, NodeId to) implements Fact {}

  @JsonTypeName("link-healed")
  record LinkHealed(NodeId from, NodeId to) implements Fact {}

  // State

  /**
   * The digest of a replica's state right after it applied {@code index}: equal indices of two
   * replicas must have equal digests (Raft Figure 3, State Machine Safety).
   *
   * @param digest 16 hexadecimal digits
   */
  @JsonTypeName("replica-digest")
  record ReplicaDigest(NodeId node, long index, String digest) implements Level {}

  // Self-detection

  /** How far a scan is. */
  @JsonTypeName("scrub-progress")
  record ScrubProgress(NodeId node, ScanOccasion occasion, long bytesDone, long bytesTotal)
      implements Level {}

  /**
   * A scan of a node's files is through.
   *
   * @param findings how many there were; told by {@link DamageFound}
   * @param snapshotIndex up to where a sound snapshot covers, 0 for none
   * @param segments the last 64 of them
   */
  @JsonTypeName("node-scrubbed")
  record NodeScrubbed(
      NodeId node,
      ScanOccasion occasion,
      ScanVerdict verdict,
      long findings,
      long records,
      long bytes,
      long firstIndex,
      long lastIndex,
      long snapshotIndex,
      long micros,
      List<SegmentSummary> segments)
      implements Level {
    public NodeScrubbed {
      segments = List.copyOf(segments);
    }
  }

  /**
   * A scan of files, or a read of memory, found damage that was not known before.
   *
   * @param findings the first 20
   */
  @JsonTypeName("damage-found")
  record DamageFound(NodeId node, ScanOccasion occasion, List<Finding> findings, long total)
      implements Fact {
    public DamageFound {
      findings = List.copyOf(findings);
    }
  }

  /** The node is not started, because its files are damaged; they are left as they are. */
  @JsonTypeName("node-quarantined")
  record NodeQuarantined(NodeId node, String reason) implements Fact {}

  /** Records of a node's journal that were asked for. */
  @JsonTypeName("journal-records")
  record JournalRecords(NodeId node, List<JournalRecord> records) implements Fact {
    public JournalRecords {
      records = List.copyOf(records);
    }
  }

  /** The states of these replicas were computed anew from what is in memory, and are equal. */
  @JsonTypeName("replicas-agree")
  record ReplicasAgree(long index, String digest, List<NodeId> nodes) implements Level {
    public ReplicasAgree {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * Replicas that applied the same entries have different states.
   *
   * @param suspects who differs from a majority of the members; empty when there is no majority:
   *     then it cannot be told who is wrong, and the leader counts no more than the others
   */
  @JsonTypeName("replicas-differ")
  record ReplicasDiffer(long index, List<DigestGroup> groups, List<NodeId> suspects)
      implements Fact {
    public ReplicasDiffer {
      groups = List.copyOf(groups);
      suspects = List.copyOf(suspects);
    }
  }

  /**
   * The keys that a replica holds differently than another.
   *
   * @param reference whom it was compared with
   * @param differences the first 50
   * @param total how many there are
   * @param compared how many keys had to be looked at
   * @param keys how many the reference holds
   */
  @JsonTypeName("keys-differ")
  record KeysDiffer(
      NodeId node,
      NodeId reference,
      long index,
      List<KeyDifference> differences,
      long total,
      long compared,
      long keys)
      implements Fact {
    public KeysDiffer {
      differences = List.copyOf(differences);
    }
  }

  /** How long each node has not heard from each other, and how much that is reason to suspect. */
  @JsonTypeName("suspicions")
  record Suspicions(List<LinkSuspicion> links) implements Level {
    public Suspicions {
      links = List.copyOf(links);
    }
  }

  // Recovery

  /**
   * A repair went on.
   *
   * @param detail what was done or why it failed, in English
   * @param foundMicros when the damage was found, on the clock of the facts; null when a person
   *     asked for it without any
   */
  @JsonTypeName("repair-changed")
  record RepairChanged(
      NodeId node, RepairKind repair, RepairPhase phase, String detail, @Nullable Long foundMicros)
      implements Fact {}

  /** A backup was written, read again and found sound. */
  @JsonTypeName("backup-written")
  record BackupWritten(BackupInfo backup, long micros) implements Fact {}

  /**
   * A backup was read again, or could not be written.
   *
   * @param damage which file is damaged and how, in English; null when it is sound
   */
  @JsonTypeName("backup-checked")
  record BackupChecked(String name, @Nullable String damage) implements Fact {}

  @JsonTypeName("backup-restored")
  record BackupRestored(BackupInfo backup, long index) implements Fact {}

  // Commands and faults

  /**
   * Somebody asked for something.
   *
   * @param by who, or null for the operator
   */
  @JsonTypeName("command-requested")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CommandRequested(CommandId id, Command command, @Nullable Actor by) implements Fact {
    public CommandRequested {
      by = by == Actor.OPERATOR ? null : by;
    }

    /** Asked by the operator. */
    public CommandRequested(CommandId id, Command command) {
      this(id, command, null);
    }

    public Actor actor() {
      return by == null ? Actor.OPERATOR : by;
    }
  }

  @JsonTypeName("command-completed")
  record CommandCompleted(CommandId id, Outcome outcome) implements Fact {}

  /**
   * A fault entered a phase.
   *
   * @param id "f1", "f2" …
   * @param remainingMs time until it reverts by itself, or null when it stays until reverted
   * @param evidence the fact that verified it or the reason it failed, in English; else null
   */
  @JsonTypeName("fault-changed")
  record FaultChanged(
      String id,
      FaultKind fault,
      List<NodeId> targets,
      FaultPhase phase,
      @Nullable Long remainingMs,
      @Nullable String evidence)
      implements Fact {
    public FaultChanged {
      targets = List.copyOf(targets);
    }
  }

  /** The safety lever was thrown: no new fault until re-armed. */
  @JsonTypeName("faults-blocked")
  record FaultsBlocked(String reason) implements Fact {}

  @JsonTypeName("faults-rearmed")
  record FaultsRearmed() implements Fact {}

  @JsonTypeName("switch-changed")
  record SwitchChanged(SwitchName name, boolean on) implements Fact {}

  // Degradation

  /**
   * A degrade switch stands otherwise than before: its position, what the policy wants, or what is
   * in force.
   *
   * @param position who decides now
   * @param computedOn what it would be if nobody had forced it
   * @param on what it is
   * @param local whether only this gateway knows of the position yet
   * @param by who turned it, or null when nobody did
   * @param sinceMillis when it was turned, in milliseconds since 1970
   * @param untilMillis when the policy decides again by itself, likewise; null for never
   */
  @JsonTypeName("degrade-switch-changed")
  record DegradeSwitchChanged(
      DegradeSwitch name,
      SwitchPosition position,
      boolean computedOn,
      boolean on,
      boolean local,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Long sinceMillis,
      @Nullable Long untilMillis)
      implements Fact {}

  /**
   * The service level is another, or has another cause.
   *
   * @param cause what weighs most of what took something away; null when nothing is taken away
   * @param chosen the level an operator chose, or null while the policy decides
   * @param local whether only this gateway knows of the choice yet
   * @param by who chose it, or null
   * @param untilMillis when the choice ends by itself, in milliseconds since 1970; null for never
   */
  @JsonTypeName("service-level-changed")
  record ServiceLevelChanged(
      ServiceLevel level,
      @Nullable TreatmentCause cause,
      @Nullable ServiceLevel chosen,
      boolean local,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Long untilMillis)
      implements Fact {}

  /**
   * The gateway treats some class of requests otherwise from now on.
   *
   * @param classes all of them
   * @param health the measurement in which it was decided
   */
  @JsonTypeName("treatments-changed")
  record TreatmentsChanged(List<ClassTreatment> classes, Health health) implements Fact {
    public TreatmentsChanged {
      classes = List.copyOf(classes);
    }
  }

  /** What policies look at, as it is now. */
  @JsonTypeName("health-measured")
  record HealthMeasured(Health health) implements Level {}

  /** The circuit breaker went into another state. */
  @JsonTypeName("breaker-changed")
  record BreakerChanged(BreakerView breaker) implements Fact {}

  /**
   * The gateway's own figures of the last {@code periodMs} milliseconds.
   *
   * @param classes those with any request in the period
   * @param inFlight requests with the cluster now
   * @param inFlightLimit the bulkhead: how many there may be
   * @param retries how many times a request was sent again in the period
   * @param retryBudget how many more may be, before there are new requests
   */
  @JsonTypeName("gateway-figures")
  record GatewayFigures(
      long periodMs,
      List<ClassFigures> classes,
      List<PriorityFigures> priorities,
      BreakerView breaker,
      int inFlight,
      int inFlightLimit,
      long retries,
      int retryBudget)
      implements Level {
    public GatewayFigures {
      classes = List.copyOf(classes);
      priorities = List.copyOf(priorities);
    }
  }

  /**
   * Another policy decides from now on.
   *
   * @param by who activated it; null for the one a run begins with
   * @param sinceMillis when, in milliseconds since 1970
   */
  @JsonTypeName("policy-activated")
  record PolicyActivated(PolicySource policy, @Nullable String by, long sinceMillis)
      implements Fact {}

  /** The policy gave no table; told once for each fault until it gives one again. */
  @JsonTypeName("policy-faulted")
  record PolicyFaulted(PolicyFault fault, PolicyConsequence consequence) implements Fact {}

  /** The policy gives tables again. */
  @JsonTypeName("policy-recovered")
  record PolicyRecovered(String policy) implements Fact {}

  /** What is armed from now on. */
  @JsonTypeName("tolerance-changed")
  record ToleranceChanged(ToleranceLevel level) implements Fact {}

  // Clients

  @JsonTypeName("workload-changed")
  record WorkloadChanged(WorkloadSettings settings) implements Fact {}

  /**
   * What clients did in the last {@code periodMs} milliseconds.
   *
   * @param acknowledgedReads operations that ended ok
   * @param refused turned away by the gateway with a reason, certainly without effect
   * @param failed certainly without effect, for another reason
   * @param notKnown no answer in time: may have had effect or not
   * @param inFlight operations without an answer at the end of the period
   * @param p50Micros latency percentiles of the acknowledged ones in microseconds, 0 when none
   */
  @JsonTypeName("client-operations")
  record ClientOperations(
      long periodMs,
      long acknowledgedReads,
      long acknowledgedWrites,
      long refused,
      long failed,
      long notKnown,
      int inFlight,
      long p50Micros,
      long p99Micros,
      long maxMicros)
      implements Level {}

  /**
   * What became of all clients' operations since the run began. Told with the figures of each
   * period, and besides whenever a failover may begin or end: right before a command is carried
   * out, when a leader leads no more, right before {@link FirstWriteAcknowledged}.
   */
  @JsonTypeName("client-tally")
  record ClientTally(long acknowledged, long refused, long failed, long notKnown)
      implements Level {}

  /**
   * Operations ended without an answer in the last figures' period: each may have had effect or
   * not. Those that were started before and after a {@link FirstWriteAcknowledged} are told apart,
   * in facts of their own.
   *
   * @param firstStartedMicros when the earliest of them was started, on the clock of the facts
   */
  @JsonTypeName("operations-not-known")
  record OperationsNotKnown(long count, long firstStartedMicros, long lastStartedMicros)
      implements Fact {}

  /** The first write acknowledged by a leader that had not acknowledged one before in its term. */
  @JsonTypeName("first-write-acknowledged")
  record FirstWriteAcknowledged(NodeId leader, long term) implements Fact {}

  /**
   * Clients ask, and nothing has been acknowledged since {@code sinceMicros} (same clock as {@link
   * FactRecord#atMicros}).
   */
  @JsonTypeName("service-unavailable")
  record ServiceUnavailable(long sinceMicros) implements Fact {}

  /**
   * Something was acknowledged again.
   *
   * @param unavailableMs how long clients had asked in vain; time in which nobody asked is left out
   */
  @JsonTypeName("service-available")
  record ServiceAvailable(long unavailableMs) implements Fact {}
}
