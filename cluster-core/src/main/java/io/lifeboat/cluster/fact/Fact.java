package io.lifeboat.cluster.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
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

  // Messages

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

  // Commands and faults

  @JsonTypeName("command-requested")
  record CommandRequested(CommandId id, Command command) implements Fact {}

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
