package io.lifeboat.cluster.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  @Property(tries = 200)
  void findsExactlyTheLeavesThatDifferWithFewComparisons(
      @ForAll long seed, @ForAll @Size(max = 12) Set<@IntRange(max = 1023) Integer> changed) {
    long[] leaves = new java.util.Random(seed).longs(1024).toArray();
    MerkleTree one = MerkleTree.of(leaves);
    changed.forEach(leaf -> leaves[leaf]++);
    MerkleTree other = MerkleTree.of(leaves);

    MerkleTree.Difference difference = one.differenceTo(other);

    assertThat(difference.leaves()).containsExactlyElementsOf(new TreeSet<>(changed));
    assertThat(one.root().equals(other.root())).isEqualTo(changed.isEmpty());
    assertThat(difference.compared())
        .as("the root, and two nodes on each of ten levels for each leaf, at most")
        .isLessThanOrEqualTo(1 + 2 * 10 * changed.size());
  }

  @Test
  void leavesThatChangePlacesChangeTheRoot() {
    MerkleTree one = MerkleTree.of(new long[] {1, 2, 3, 4});
    assertThat(one.root()).isNotEqualTo(MerkleTree.of(new long[] {2, 1, 3, 4}).root());
    assertThat(one.root()).isNotEqualTo(MerkleTree.of(new long[] {3, 4, 1, 2}).root());
    assertThat(one.root()).isEqualTo(MerkleTree.of(new long[] {1, 2, 3, 4}).root());
    assertThat(one.differenceTo(MerkleTree.of(new long[] {1, 2, 4, 3})).leaves())
        .isEqualTo(List.of(2, 3));
  }

  @Test
  void onlyTreesOfOneShapeAreCompared() {
    assertThatThrownBy(() -> MerkleTree.of(new long[3]))
        .isInstanceOf(IllegalArgumentException.class);
    MerkleTree two = MerkleTree.of(new long[2]);
    MerkleTree four = MerkleTree.of(new long[4]);
    assertThatThrownBy(() -> two.differenceTo(four)).isInstanceOf(IllegalArgumentException.class);
  }
}
