package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.model.NodeId;

/** A command names a node the cluster does not have. */
final class NoSuchNodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchNodeException(NodeId node) {
    super("there is no node " + node + " in this cluster");
  }
}
