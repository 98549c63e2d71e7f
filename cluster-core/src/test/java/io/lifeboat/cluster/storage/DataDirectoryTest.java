package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path temp;

  @Test
  void aSecondInstanceIsRefusedAndTheFirstOneKeepsItsFiles() throws IOException {
    try (DataDirectory first = DataDirectory.open(temp, 5)) {
      assertThatThrownBy(() -> DataDirectory.open(temp, 5))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining(temp.toString())
          .hasMessageContaining("in use by another instance");
      assertThat(first.of(NodeId.of(3))).isEqualTo(first.root().resolve("n3"));
    }
    DataDirectory.open(temp, 5).close();
  }

  @Test
  void aRefusedSecondInstanceDoesNotGiveBackTheLockOfTheFirst() throws Exception {
    try (DataDirectory first = DataDirectory.open(temp, 5)) {
      assertThatThrownBy(() -> DataDirectory.open(temp, 5))
          .isInstanceOf(DataDirectoryException.class);
      assertThat(lockedForAnotherProcess(first.root())).isTrue();
    }
    assertThat(lockedForAnotherProcess(temp)).isFalse();
  }

  private static boolean lockedForAnotherProcess(Path root) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockProbe.class.getName(),
                root.toRealPath().resolve("lifeboat.lock").toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == LockProbe.LOCKED;
  }

  @Test
  void aClusterOfAnotherSizeIsRefused() throws IOException {
    DataDirectory.open(temp, 3).close();
    assertThatThrownBy(() -> DataDirectory.open(temp, 5))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining("a cluster of 3 nodes, not 5")
        .hasMessageContaining("--nodes 3");
    DataDirectory.open(temp, 3).close();
  }

  @Test
  void aFileInThePlaceOfTheDirectoryIsRefusedInOneSentence() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "not a directory");
    assertThatThrownBy(() -> DataDirectory.open(file, 5))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void aTemporaryDirectoryIsRemovedWithAllThatIsInIt() throws IOException {
    DataDirectory directory = DataDirectory.open(null, 5);
    Path root = directory.root();
    Files.createDirectories(root.resolve("n1"));
    Files.writeString(root.resolve("n1").resolve("n1-1.log"), "log");
    directory.close();
    assertThat(root).doesNotExist();
  }

  @Test
  void whatAKilledProcessLeftBehindIsRemovedByTheNext() throws IOException {
    Path left = Files.createTempDirectory("lifeboat-cluster-");
    Files.writeString(left.resolve("lifeboat.lock"), "");
    try (DataDirectory next = DataDirectory.open(null, 5)) {
      assertThat(left).doesNotExist();
      assertThat(next.root()).exists();
    }
  }
}
