package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeMarkTest {
  private static final NodeId N1 = NodeId.of(1);

  @TempDir Path node;

  @Test
  void whatWasSaidLastIsThereAfterTheProcessIsGone() throws IOException {
    assertThat(NodeMark.read(N1, node)).isEmpty();
    NodeMark mark = NodeMark.open(N1, node);
    mark.isIn(3, NodeId.of(2));
    mark.has(7);
    mark.acknowledges(9, 9);
    mark.acknowledges(4, 9);
    assertThat(NodeMark.read(N1, node)).contains(new NodeMark.Said(9, 3L, NodeId.of(2)));
    mark.gives(5);
    assertThat(mark.said().acknowledged()).as("a new leader took the rest away").isEqualTo(5);
    mark.acknowledges(8, 6);
    assertThat(mark.said().acknowledged()).as("no further than the log").isEqualTo(6);
    mark.close();
    mark.has(100);
    assertThat(NodeMark.read(N1, node)).contains(new NodeMark.Said(6, 3L, NodeId.of(2)));
    assertThat(NodeMark.open(N1, node).said()).isEqualTo(new NodeMark.Said(6, 3L, NodeId.of(2)));
  }

  @Test
  void aTornWriteLeavesWhatWasSaidBeforeAndTwoDamagedPlacesAreDamage() throws IOException {
    NodeMark mark = NodeMark.open(N1, node);
    mark.has(1);
    mark.has(2);
    Path file = node.resolve("n1.mark");
    byte[] written = Files.readAllBytes(file);
    int newest = 0; // the second of two writes is in the first place
    for (int bit = 0; bit < 36 * Byte.SIZE; bit++) {
      byte[] torn = written.clone();
      torn[newest + bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      Files.write(file, torn);
      assertThat(NodeMark.read(N1, node).orElseThrow().acknowledged()).isEqualTo(1);
    }
    written[newest] ^= 1;
    written[64] ^= 1;
    Files.write(file, written);
    assertThatThrownBy(() -> NodeMark.read(N1, node))
        .isInstanceOf(NodeMark.MarkDamagedException.class);
  }

  @Test
  void recordsThatMayHaveChangedAreToldOnce() throws IOException {
    NodeMark mark = NodeMark.open(N1, node);
    mark.has(10);
    assertThat(mark.news()).isEqualTo(new NodeMark.News(Long.MAX_VALUE, 10));
    mark.gives(4);
    mark.acknowledges(12, 12);
    assertThat(mark.news()).isEqualTo(new NodeMark.News(5, 12));
    assertThat(mark.news()).isEqualTo(new NodeMark.News(Long.MAX_VALUE, 12));
  }
}
