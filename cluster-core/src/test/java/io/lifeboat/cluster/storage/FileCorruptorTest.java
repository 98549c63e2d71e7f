package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of damage is done as told, can be verified, and is detected. */
class FileCorruptorTest {
  @TempDir Path node;

  @BeforeEach
  void write() throws IOException {
    TestJournal.write(node);
    try (TestJournal journal = new TestJournal(node)) {
      journal.snapshot(400, true);
    }
    Files.writeString(
        node.resolve("n1.vote"), "lifeboat-vote 1\nterm 3\ncandidate n2\ncrc32c d290d7a4\n");
    assertThat(Sealing.stopped(node, Sealing.Known.NOTHING).scan().findings()).isEmpty();
  }

  private Finding detected(Damage damage, FilePart part) throws IOException {
    assertThat(damage.changedBits()).isPositive();
    assertThat(damage.before()).isNotEqualTo(damage.after());
    assertThat(damage.isThere()).isTrue();
    ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
    assertThat(result.verdict()).isEqualTo(ScanVerdict.DAMAGED);
    Finding finding = result.findings().getFirst();
    assertThat(finding.part()).isEqualTo(part);
    assertThat(finding.file()).isEqualTo(damage.file().getFileName().toString());
    return finding;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17})
  void flippedBits(int bits) throws IOException {
    Damage damage = FileCorruptor.flip(node, FileCorruptor.Choice.ANY, bits, 11);
    assertThat(damage.changedBits()).isEqualTo(bits);
    assertThat(detected(damage, FilePart.JOURNAL).index()).isEqualTo(damage.index());
  }

  @Test
  void theSameSeedDoesTheSame() throws IOException {
    Damage first = FileCorruptor.flip(node, FileCorruptor.Choice.ANY, 3, 99);
    Damage undone =
        FileCorruptor.flip(
            node, FileCorruptor.Choice.record(Objects.requireNonNull(first.index())), 3, 99);
    assertThat(undone.offset()).isEqualTo(first.offset());
    assertThat(first.isThere()).isFalse();
  }

  @Test
  void aTornTail() throws IOException {
    Damage damage = FileCorruptor.tearTail(node, 4);
    assertThat(detected(damage, FilePart.JOURNAL).index()).isEqualTo(442);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 77, 230, 442})
  void aZeroedPage(long index) throws IOException {
    Damage damage = FileCorruptor.zeroPage(node, FileCorruptor.Choice.record(index), 1);
    Finding finding = detected(damage, FilePart.JOURNAL);
    assertThat(finding.index()).isEqualTo(damage.index());
    assertThat(damage.length()).isLessThanOrEqualTo(4096);
  }

  @Test
  void aMisdirectedRecordOfTheSameLengthKeepsEveryChecksumRight() throws IOException {
    Map<Long, RecordPlaces.Place> seen = new java.util.HashMap<>();
    for (RecordPlaces.Place place : RecordPlaces.of(node)) {
      RecordPlaces.Place other = seen.putIfAbsent(place.bytes(), place);
      if (other != null) {
        Damage damage = FileCorruptor.misdirect(node, other.index(), place.index());
        Finding finding = detected(damage, FilePart.JOURNAL);
        assertThat(finding.kind()).isEqualTo(FindingKind.CHANGED_SINCE_SEALED);
        return;
      }
    }
    throw new AssertionError("no two records have one length");
  }

  @Test
  void aMisdirectedRecordOfAnotherLength() throws IOException {
    Damage damage = FileCorruptor.misdirect(node, 1, 200);
    assertThat(detected(damage, FilePart.JOURNAL).kind()).isEqualTo(FindingKind.CORRUPT_RECORD);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aSnapshotAHeaderAndBothVotes(long seed) throws IOException {
    for (FileCorruptor.SnapshotPlace where : FileCorruptor.SnapshotPlace.values()) {
      Damage damage = FileCorruptor.damageSnapshot(node, where, seed);
      assertThat(detected(damage, FilePart.SNAPSHOT).kind()).isEqualTo(FindingKind.BAD_SNAPSHOT);
      FileCorruptor.damageSnapshot(node, where, seed);
    }
    Damage header = FileCorruptor.damageHeader(node, seed);
    assertThat(detected(header, FilePart.JOURNAL).kind()).isEqualTo(FindingKind.BAD_SEGMENT_HEADER);
    FileCorruptor.damageHeader(node, seed);
    Damage vote = FileCorruptor.damageOwnVote(node, seed);
    assertThat(detected(vote, FilePart.VOTE).kind()).isEqualTo(FindingKind.BAD_VOTE);
    FileCorruptor.damageOwnVote(node, seed);
    Damage engine = FileCorruptor.damageEngineVote(node, seed);
    assertThat(detected(engine, FilePart.VOTE).kind()).isEqualTo(FindingKind.BAD_VOTE);
  }

  @Test
  void itReachesAFileThatTheEngineHasMapped() throws IOException {
    try (TestJournal journal = new TestJournal(node)) {
      assertThat(journal.log().openReader(442).next().index()).isEqualTo(442);
      FileCorruptor.flip(node, FileCorruptor.Choice.record(442), 1, 1);
      assertThat(journal.log().openReader(442).hasNext()).as("at once").isFalse();
    }
  }

  @Test
  void whatIsNotThereCannotBeDamaged() {
    assertThatThrownBy(() -> FileCorruptor.flip(node, FileCorruptor.Choice.record(443), 1, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("443");
    assertThatThrownBy(() -> FileCorruptor.flip(node, FileCorruptor.Choice.record(1), 100_000, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
