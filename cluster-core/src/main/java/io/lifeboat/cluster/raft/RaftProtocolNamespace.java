package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.protocol.TransferRequest;
import io.atomix.protocols.raft.protocol.TransferResponse;
import io.atomix.utils.serializer.Namespace;
import io.atomix.utils.serializer.Serializer;

/**
 * The classes that go over the wire. The engine's own list lacks the two of leadership transfer, so
 * that a transfer fails with "Class is not registered"; ours adds them.
 */
final class RaftProtocolNamespace {
  static final String PREFIX = "lifeboat";

  static final Serializer SERIALIZER =
      Serializer.using(
          Namespace.builder()
              .register(RaftNamespaces.RAFT_PROTOCOL)
              .register(TransferRequest.class)
              .register(TransferResponse.class)
              .build("LifeboatRaftProtocol"));

  private RaftProtocolNamespace() {}
}
