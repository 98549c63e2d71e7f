package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoteFileTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final VotePromise PROMISE = new VotePromise(18, NodeId.of(2));

  @TempDir Path directory;
  private Path bytes;
  private VoteFile file;

  @BeforeEach
  void open() {
    bytes = directory.resolve("n1.vote");
    file = VoteFile.of(N1, directory);
  }

  @Test
  void aNodeThatNeverVotedHasNone() throws IOException {
    assertThat(file.read()).isEmpty();
    assertThat(VoteFile.of(N1, directory.resolve("not-there-yet")).read()).isEmpty();
  }

  @Test
  void theLastPromiseIsKeptInWordsAPersonCanRead() throws IOException {
    file.write(new VotePromise(17, N1));
    file.write(PROMISE);
    assertThat(file.read()).contains(PROMISE);
    assertThat(bytes).hasContent("lifeboat-vote 1\nterm 18\ncandidate n2\ncrc32c a7d1e739\n");
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    file.write(PROMISE);
    byte[] sound = Files.readAllBytes(bytes);
    for (int bit = 0; bit < sound.length * 8; bit++) {
      byte[] flipped = sound.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertDamaged(flipped);
    }
  }

  @Test
  void everyMissingOrAddedByteIsFound() throws IOException {
    file.write(PROMISE);
    byte[] sound = Files.readAllBytes(bytes);
    for (int length = 0; length <= sound.length + 1; length++) {
      if (length != sound.length) {
        assertDamaged(Arrays.copyOf(sound, length));
      }
    }
  }

  private void assertDamaged(byte[] content) throws IOException {
    Files.write(bytes, content);
    assertThatThrownBy(file::read)
        .isInstanceOf(VoteFileDamagedException.class)
        .hasMessageContaining("n1.vote is damaged");
    assertThat(Files.readAllBytes(bytes)).as("left as it was").isEqualTo(content);
  }

  @Test
  void aCrashWhileWritingLeavesTheOldPromise() throws IOException {
    file.write(PROMISE);
    Files.writeString(directory.resolve("n1.vote.next"), "lifeboat-vote 1\nterm 1");
    assertThat(file.read()).contains(PROMISE);
    file.write(new VotePromise(19, N1));
    assertThat(file.read()).contains(new VotePromise(19, N1));
    assertThat(directory.resolve("n1.vote.next")).doesNotExist();
  }
}
