package io.lifeboat.cluster.detection;

import io.lifeboat.cluster.store.HashedState;
import io.lifeboat.cluster.store.MarkedState;

/**
 * One replica's state at a mark, as it was computed anew from its memory.
 *
 * @param digestError how far the digest the replica keeps step by step was from that; 0 when it was
 *     right. Another value means that memory was changed otherwise than by applying entries
 */
public record ReplicaTree(long index, HashedState state, MerkleTree tree, long digestError) {

  public static ReplicaTree of(MarkedState marked) {
    HashedState state = marked.hashed();
    return new ReplicaTree(
        marked.index(), state, MerkleTree.of(state.leaves()), marked.digestError(state));
  }

  public String root() {
    return tree.root();
  }
}
