package io.lifeboat.cluster.model;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one active fault does to one direction of a link.
 *
 * @param fault its id in the ledger
 * @param kinds the kinds of messages it touches; empty for all
 * @param hold messages stay in flight until they are released by hand or the fault reverts
 */
public record LinkDisturbance(
    String fault, Set<MessageKind> kinds, LinkEffect effect, boolean hold) {
  public LinkDisturbance {
    kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
  }

  /** Whether it touches messages of this kind. */
  public boolean touches(MessageKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }
}
