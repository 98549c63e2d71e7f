package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.storage.system.Configuration;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The cluster's configuration as a node has it on disk, which is what it starts with: the last one
 * it knows to be committed. To be looked at before nodes are started, because a node that is
 * started with another list of voters than the cluster has by now would be added to it at once, as
 * a voter, without having caught up.
 *
 * @param index where it is in the log; 0 for the one the cluster began with
 */
public record StoredConfiguration(long index, long term, List<Member> members) {
  private static final byte PRESENT = 1;

  public StoredConfiguration {
    members = List.copyOf(members);
  }

  /**
   * Reads it without changing a byte.
   *
   * @param directory the node's own
   * @return empty when the node has none
   */
  public static Optional<StoredConfiguration> read(NodeId node, Path directory) throws IOException {
    try {
      ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(directory.resolve(node + ".conf")));
      if (!file.hasRemaining() || file.get() != PRESENT) {
        return Optional.empty();
      }
      byte[] bytes = new byte[file.getInt()];
      file.get(bytes);
      Configuration stored = RaftNamespaces.RAFT_STORAGE.deserialize(bytes);
      return Optional.of(
          new StoredConfiguration(
              stored.index(), stored.term(), ConfigurationWatch.members(stored.members())));
    } catch (NoSuchFileException neverStarted) {
      return Optional.empty();
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IOException("the configuration of " + node + " cannot be read", e);
    }
  }
}
