package io.lifeboat.cluster.model;

import java.util.List;

/** Replicas whose states have one digest. */
public record DigestGroup(String digest, List<NodeId> nodes) {
  public DigestGroup {
    nodes = List.copyOf(nodes);
  }
}
