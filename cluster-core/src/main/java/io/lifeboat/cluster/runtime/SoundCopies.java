package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which replicas were damaged on purpose and not put right since, so that the nemesis does not
 * destroy every copy unless it is asked twice. Any thread may ask.
 */
final class SoundCopies {
  private final Set<NodeId> badFiles = ConcurrentHashMap.newKeySet();
  private final Set<NodeId> badState = ConcurrentHashMap.newKeySet();

  /** Whether a majority of the members would be left with nothing damaged. */
  boolean mayDamage(NodeId node, Collection<NodeId> members) {
    long sound =
        members.stream().filter(member -> !member.equals(node) && !isDamaged(member)).count();
    return sound >= Quorum.of(members.size());
  }

  boolean isDamaged(NodeId node) {
    return badFiles.contains(node) || badState.contains(node);
  }

  /** Its files were damaged. */
  void damaged(NodeId node) {
    badFiles.add(node);
  }

  /** Its files were scanned and nothing was found, or they are others. */
  void filesSound(NodeId node) {
    badFiles.remove(node);
  }

  boolean isStateDamaged(NodeId node) {
    return badState.contains(node);
  }

  void stateDamaged(NodeId node) {
    badState.add(node);
  }

  /** Its state was compared and is that of a majority. */
  void stateSound(NodeId node) {
    badState.remove(node);
  }
}
