package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.model.NodeId;

/** Who was to be taken out is not in the leader's configuration, and that one is committed. */
public final class NoMemberException extends RefusedByNodeException {
  private static final long serialVersionUID = 1;

  NoMemberException(NodeId node) {
    super(node + " is no member");
  }
}
