package io.lifeboat.cluster.detection;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * A binary tree of hashes over the parts of a state (Merkle 1987): equal roots mean equal parts,
 * and where roots differ, the parts that differ are found by walking down, which for few of many
 * parts takes few comparisons. It finds errors; with 64 bits it withstands no adversary.
 */
public final class MerkleTree {
  private static final HashFunction HASH = Hashing.murmur3_128(0x6d65726b);

  /** Node 1 is the root, node n has the children 2n and 2n + 1, the leaves are the second half. */
  private final long[] nodes;

  private MerkleTree(long[] nodes) {
    this.nodes = nodes;
  }

  /**
   * Builds the tree over these leaves.
   *
   * @param leaves the parts' digests; as many as a power of two
   */
  public static MerkleTree of(long[] leaves) {
    if (Integer.bitCount(leaves.length) != 1) {
      throw new IllegalArgumentException(leaves.length + " leaves are not a power of two");
    }
    long[] nodes = new long[2 * leaves.length];
    System.arraycopy(leaves, 0, nodes, leaves.length, leaves.length);
    for (int n = leaves.length - 1; n > 0; n--) {
      nodes[n] = HASH.newHasher().putLong(nodes[2 * n]).putLong(nodes[2 * n + 1]).hash().asLong();
    }
    return new MerkleTree(nodes);
  }

  /** 16 hexadecimal digits. */
  public String root() {
    return HexFormat.of().toHexDigits(nodes[1]);
  }

  /** The leaves that differ from another tree's of the same size, and how many nodes it took. */
  public Difference differenceTo(MerkleTree other) {
    if (other.nodes.length != nodes.length) {
      throw new IllegalArgumentException("trees of different sizes");
    }
    List<Integer> leaves = new ArrayList<>();
    int compared = 0;
    Deque<Integer> toDo = new ArrayDeque<>();
    toDo.push(1);
    while (!toDo.isEmpty()) {
      int n = toDo.pop();
      compared++;
      if (nodes[n] != other.nodes[n]) {
        if (n >= nodes.length / 2) {
          leaves.add(n - nodes.length / 2);
        } else {
          toDo.push(2 * n + 1);
          toDo.push(2 * n);
        }
      }
    }
    return new Difference(leaves, compared);
  }

  /**
   * Where two trees differ.
   *
   * @param leaves by number, ascending
   * @param compared how many nodes were looked at
   */
  public record Difference(List<Integer> leaves, int compared) {
    public Difference {
      leaves = List.copyOf(leaves);
    }
  }
}
