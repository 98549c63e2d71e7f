package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;

/** What an operator of a healthy cluster does. */
public sealed interface OperatorCommand extends Command {

  /** Starts a node that is new, stopped or killed, on the files it left. */
  @JsonTypeName("start")
  record StartNode(NodeId node) implements OperatorCommand {}

  /** Ends a node in good order. */
  @JsonTypeName("stop")
  record StopNode(NodeId node) implements OperatorCommand {}

  /** Asks the present leader to hand over to this node (Raft dissertation §3.10). */
  @JsonTypeName("transfer-leadership")
  record TransferLeadership(NodeId node) implements OperatorCommand {}

  /** Takes a snapshot of this node's state and drops the log it covers (Raft §7). */
  @JsonTypeName("compact")
  record CompactLog(NodeId node) implements OperatorCommand {}

  /** Changes the built-in client's load. */
  @JsonTypeName("workload")
  record SetWorkload(WorkloadSettings settings) implements OperatorCommand {}

  /** One write by hand, through the gateway. */
  @JsonTypeName("client-write")
  record ClientWrite(String key, String value) implements OperatorCommand {}

  /** One read of this node's own replica, over the network; it may be out of date. */
  @JsonTypeName("local-read")
  record LocalRead(NodeId node, String key) implements OperatorCommand {}

  /** One linearizable read by hand, through the gateway. */
  @JsonTypeName("client-read")
  record ClientRead(String key) implements OperatorCommand {}

  /** Stops a node in good order and starts it again {@code pauseMs} after it has stopped. */
  @JsonTypeName("restart")
  record RestartNode(NodeId node, long pauseMs) implements OperatorCommand {}

  /**
   * Restarts every running node, one after the other, the leader last; the next one is stopped only
   * when the one before has caught up.
   */
  @JsonTypeName("rolling-restart")
  record RollingRestart(long pauseMs) implements OperatorCommand {}

  /**
   * Adds a server that has no part in the cluster yet: it joins as a learner, catches up and is
   * promoted (Raft §6). One change at a time.
   */
  @JsonTypeName("add-node")
  record AddNode(NodeId node) implements OperatorCommand {}

  /** Takes a server out of the configuration; its files are deleted. One change at a time. */
  @JsonTypeName("remove-node")
  record RemoveNode(NodeId node) implements OperatorCommand {}

  /** Adds {@code with}, and when that one votes, removes {@code node}. */
  @JsonTypeName("replace-node")
  record ReplaceNode(NodeId node, NodeId with) implements OperatorCommand {}

  /**
   * Reads entries of a node's log; they come as a fact {@code log-entries}.
   *
   * @param count 1 to 200
   */
  @JsonTypeName("inspect-log")
  record InspectLog(NodeId node, long fromIndex, int count) implements OperatorCommand {}

  /** Scans a node's files now, whether it runs or not. */
  @JsonTypeName("scrub")
  record ScrubNode(NodeId node) implements OperatorCommand {}

  /** Compares the states of all running replicas at one index, and finds the keys that differ. */
  @JsonTypeName("compare-replicas")
  record CompareReplicas() implements OperatorCommand {}

  /**
   * Reads records of a node's journal as bytes, whether it runs or not; they come as a fact {@code
   * journal-records}.
   *
   * @param count 1 to 50
   */
  @JsonTypeName("inspect-records")
  record InspectRecords(NodeId node, long fromIndex, int count) implements OperatorCommand {}

  /** Takes a replica out, deletes its files, and lets it join as a fresh learner. */
  @JsonTypeName("rebuild")
  record RebuildNode(NodeId node) implements OperatorCommand {}

  /**
   * Writes damaged records of a node that does not run anew from a peer's, where they are provably
   * the same; refused otherwise.
   */
  @JsonTypeName("repair-records")
  record RepairRecords(NodeId node) implements OperatorCommand {}

  /** Writes a backup of the state and verifies it. */
  @JsonTypeName("back-up")
  record BackUp() implements OperatorCommand {}

  /** Reads a backup again and compares every checksum. */
  @JsonTypeName("verify-backup")
  record VerifyBackup(String name) implements OperatorCommand {}

  /** Puts a backup's state into a cluster that has none yet. */
  @JsonTypeName("restore-backup")
  record RestoreBackup(String name) implements OperatorCommand {}
}
