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
}
