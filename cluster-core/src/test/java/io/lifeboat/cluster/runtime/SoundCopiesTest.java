package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SoundCopiesTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  @Property
  void aMajorityStaysSoundWhateverIsDamagedWithoutBeingAskedTwice(
      @ForAll @IntRange(min = 1, max = 9) int size,
      @ForAll List<@IntRange(min = 1, max = 9) Integer> attempts) {
    SoundCopies copies = new SoundCopies();
    List<NodeId> members = IntStream.rangeClosed(1, size).mapToObj(NodeId::of).toList();
    for (int attempt : attempts) {
      NodeId node = NodeId.of((attempt - 1) % size + 1);
      if (copies.mayDamage(node, members)) {
        copies.damaged(node);
      }
    }
    long sound = members.stream().filter(node -> !copies.isDamaged(node)).count();
    assertThat(2 * sound).isGreaterThan(size);
  }

  @Test
  void aStateThatWasComparedIsSoundWhileItsFilesAreNot() {
    SoundCopies copies = new SoundCopies();
    List<NodeId> members = List.of(N1, N2, NodeId.of(3));
    copies.stateDamaged(N1);
    assertThat(copies.mayDamage(N1, members)).as("the same once more").isTrue();
    assertThat(copies.mayDamage(N2, members)).isFalse();
    copies.stateSound(N1);
    assertThat(copies.mayDamage(N2, members)).isTrue();
    copies.damaged(N1);
    copies.stateSound(N1);
    assertThat(copies.mayDamage(N2, members)).isFalse();
    copies.filesSound(N1);
    assertThat(copies.mayDamage(N2, members)).isTrue();
  }
}
