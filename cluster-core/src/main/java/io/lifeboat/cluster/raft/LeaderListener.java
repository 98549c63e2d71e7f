package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.model.NodeId;

/** Told by the nodes themselves, on their Raft threads: must not block. */
public interface LeaderListener {

  /** The node won the election of this term. */
  void elected(NodeId node, long term);

  /** It committed its first entry of this term: it can serve. */
  void ready(NodeId node, long term);

  /** It leads this term no more. */
  void lost(NodeId node, long term);
}
