package io.lifeboat.cluster.network;

import io.lifeboat.cluster.model.MessageKind;
import org.jspecify.annotations.Nullable;

/** Tells what a message is for from its bytes; the network itself only sees addresses and bytes. */
public interface MessageSorter {

  /** Whether requests of this type are Raft's own between servers, answered at once. */
  boolean isRaft(String type);

  Sorted sort(String type, byte[] payload);

  /**
   * What a request is for.
   *
   * @param term the Raft term it carries, or null when it carries none
   */
  record Sorted(MessageKind kind, @Nullable Long term) {}
}
