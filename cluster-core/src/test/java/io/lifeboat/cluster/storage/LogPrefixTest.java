package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPrefixTest {
  @TempDir Path directory;

  @Test
  void aNodeThatNeverRanHasNoLogAndMissesNothing() throws IOException {
    LogPrefix prefix = LogPrefix.read(directory.resolve("n1"));
    assertThat(prefix).isEqualTo(new LogPrefix(0, 0));
    assertThat(prefix.isMissing()).isFalse();
  }

  @Test
  void aLogThatBeginsAtOneMissesNothing() throws IOException {
    segment("n1-1.log", 1);
    segment("n1-2.log", 340);
    assertThat(LogPrefix.read(directory)).isEqualTo(new LogPrefix(1, 0));
    assertThat(LogPrefix.read(directory).isMissing()).isFalse();
  }

  @Test
  void aLogThatBeginsLaterNeedsACompleteSnapshotUpToThere() throws IOException {
    segment("n1-2.log", 329);
    assertThat(LogPrefix.read(directory).isMissing()).isTrue();
    snapshot("n1-327.snapshot", 327, true);
    assertThat(LogPrefix.read(directory).isMissing()).as("one entry is missing").isTrue();
    snapshot("n1-400.snapshot", 400, false);
    assertThat(LogPrefix.read(directory).isMissing()).as("the snapshot is not complete").isTrue();
    snapshot("n1-328.snapshot", 328, true);
    assertThat(LogPrefix.read(directory)).isEqualTo(new LogPrefix(329, 328));
    assertThat(LogPrefix.read(directory).isMissing()).isFalse();
  }

  private void segment(String name, long firstIndex) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(64);
    header.putInt(0, 1).putLong(4, 1).putLong(12, firstIndex);
    Files.write(directory.resolve(name), header.array());
  }

  private void snapshot(String name, long index, boolean complete) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(64);
    header.putLong(0, index).put(20, (byte) (complete ? 1 : 0));
    Files.write(directory.resolve(name), header.array());
  }
}
