package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalScannerTest {
  @TempDir Path directory;
  private Path node;

  @BeforeEach
  void create() throws IOException {
    node = Files.createDirectory(directory.resolve("n1"));
  }

  private ScanResult scan() throws IOException {
    Map<String, String> before = TestJournal.hashes(node);
    ScanResult result = JournalScanner.scan(node, ScanOptions.stopped());
    assertThat(TestJournal.hashes(node)).as("only read").isEqualTo(before);
    return result;
  }

  private static List<FindingKind> kinds(ScanResult result) {
    return result.findings().stream().map(Finding::kind).toList();
  }

  @Test
  void aSoundJournalIsReadToItsEnd() throws IOException {
    TestJournal.write(node);
    ScanResult result = scan();
    assertThat(result.findings()).isEmpty();
    assertThat(result.verdict()).isEqualTo(ScanVerdict.SOUND);
    assertThat(result.records()).isEqualTo(442);
    assertThat(result.firstIndex()).isEqualTo(1);
    assertThat(result.lastIndex()).isEqualTo(442);
    assertThat(result.readableIndex()).isEqualTo(442);
    assertThat(result.segments()).hasSizeGreaterThan(3);
    assertThat(result.sealed()).isFalse();
  }

  @Test
  void aFolderWithoutAJournalIsNotSound() throws IOException {
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.NO_JOURNAL);
    assertThat(JournalScanner.scan(node.resolve("nowhere"), ScanOptions.stopped()).verdict())
        .isEqualTo(ScanVerdict.NO_JOURNAL);
  }

  @Test
  void aFreshJournalIsSound() throws IOException {
    try (TestJournal journal = new TestJournal(node)) {
      assertThat(journal.log().writer().getLastIndex()).isZero();
    }
    ScanResult result = scan();
    assertThat(result.verdict()).isEqualTo(ScanVerdict.SOUND);
    assertThat(result.lastIndex()).isZero();
  }

  @Test
  void damageInTheMiddleHidesWhatIsBehindIt() throws IOException {
    TestJournal.write(node);
    FileCorruptor.flip(node, FileCorruptor.Choice.record(100), 1, 5);
    ScanResult result = scan();
    assertThat(result.verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(result.findings()).hasSize(1);
    Finding finding = result.findings().getFirst();
    assertThat(finding.kind()).isEqualTo(FindingKind.CORRUPT_RECORD);
    assertThat(finding.index()).isEqualTo(100);
    assertThat(finding.hidden()).isEqualTo(342);
    assertThat(result.readableIndex()).isEqualTo(99);
    assertThat(result.lastIndex()).isEqualTo(442);
  }

  @Test
  void whatTheScannerCallsHiddenTheEngineDoesNotRead() throws IOException {
    TestJournal.write(node);
    FileCorruptor.flip(node, FileCorruptor.Choice.record(100), 1, 5);
    ScanResult result = scan();
    try (TestJournal journal = new TestJournal(node)) {
      assertThat(journal.log().writer().getLastIndex()).isEqualTo(result.readableIndex());
    }
  }

  @Test
  void aWriteThatWasCutShortIsATornTail() throws IOException {
    TestJournal.write(node);
    Damage damage = FileCorruptor.tearTail(node, 3);
    ScanResult result = scan();
    assertThat(kinds(result)).containsExactly(FindingKind.TORN_TAIL);
    assertThat(result.verdict()).isEqualTo(ScanVerdict.TORN_TAIL);
    assertThat(result.findings().getFirst().index()).isEqualTo(442).isEqualTo(damage.index());
    assertThat(result.lastIndex()).isEqualTo(441);
    assertThat(result.findings().getFirst().hidden()).isZero();
  }

  @Test
  void aTailThatWasSealedIsNotTornButDamaged() throws IOException {
    TestJournal.write(node);
    assertThat(Sealing.stopped(node, Sealing.Known.NOTHING).sealed()).isTrue();
    FileCorruptor.tearTail(node, 3);
    ScanResult result = scan();
    assertThat(result.verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(kinds(result)).containsExactly(FindingKind.CORRUPT_RECORD);
  }

  @Test
  void aTailThatIsGoneAltogetherIsMissedWhenItWasSealed() throws IOException {
    TestJournal.write(node);
    Sealing.stopped(node, Sealing.Known.NOTHING);
    RecordPlaces.Place last = RecordPlaces.of(node).getLast();
    try (RandomAccessFile file = new RandomAccessFile(last.file().toFile(), "rw")) {
      file.seek(last.offset());
      file.write(new byte[(int) last.bytes()]);
    }
    ScanResult result = scan();
    assertThat(kinds(result)).containsExactly(FindingKind.MISSING_TAIL);
    assertThat(result.findings().getFirst().index()).isEqualTo(442);
    assertThat(result.lastIndex()).isEqualTo(441);
  }

  @Test
  void aSegmentThatIsGoneIsMissed() throws IOException {
    TestJournal.write(node);
    Files.delete(node.resolve("n1-2.log"));
    ScanResult result = scan();
    assertThat(result.verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(kinds(result)).containsExactly(FindingKind.MISSING_SEGMENT);
    assertThat(result.findings().getFirst().file()).isEqualTo("n1-3.log");
    assertThat(result.findings().getFirst().hidden()).isPositive();
  }

  @Test
  void theFirstSegmentThatIsGoneLeavesAMissingPrefix() throws IOException {
    TestJournal.write(node);
    Files.delete(node.resolve("n1-1.log"));
    ScanResult result = scan();
    assertThat(kinds(result)).containsExactly(FindingKind.MISSING_PREFIX);
    assertThat(result.verdict()).isEqualTo(ScanVerdict.DAMAGED);
  }

  @Test
  void aCompactedLogNeedsItsSnapshot() throws IOException {
    try (TestJournal journal = new TestJournal(node)) {
      journal.initialize(1);
      journal.put(1, 400, 20, 200);
      journal.vote(1, "n1");
      journal.snapshot(300, true);
      journal.compact(300);
    }
    ScanResult result = scan();
    assertThat(result.verdict()).as("%s", result.findings()).isEqualTo(ScanVerdict.SOUND);
    assertThat(result.snapshotIndex()).isEqualTo(300);
    assertThat(result.firstIndex()).isBetween(2L, 301L);
    FileCorruptor.damageSnapshot(node, FileCorruptor.SnapshotPlace.HEADER, 1);
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.DAMAGED);
    Files.delete(node.resolve("n1-300.snapshot"));
    assertThat(kinds(scan())).containsExactly(FindingKind.MISSING_PREFIX);
  }

  @Test
  void aSnapshotThatWasNeverCompletedIsHarmlessUnlessItIsNeeded() throws IOException {
    TestJournal.write(node);
    try (TestJournal journal = new TestJournal(node)) {
      journal.snapshot(300, false);
    }
    ScanResult result = scan();
    assertThat(kinds(result)).containsExactly(FindingKind.INCOMPLETE_SNAPSHOT);
    assertThat(result.verdict()).isEqualTo(ScanVerdict.SOUND);
    assertThat(result.snapshotIndex()).isZero();
  }

  @Test
  void whatTheEngineLeavesBehindATruncatedEndIsNoDamage() throws IOException {
    try (TestJournal journal = new TestJournal(node)) {
      journal.initialize(1);
      journal.put(1, 10, 100, 100);
      journal.initialize(2);
      journal.put(2, 20, 100, 100);
      journal.log().writer().truncate(11);
      journal.initialize(5);
      journal.put(5, 1, 30, 30);
      journal.vote(5, "n2");
    }
    ScanResult result = scan();
    assertThat(result.verdict()).as("%s", result.findings()).isEqualTo(ScanVerdict.SOUND);
    assertThat(result.lastIndex()).isEqualTo(13);
  }

  @Test
  void aFileThatWasCutIsATornTailOrMore() throws IOException {
    TestJournal.write(node);
    RecordPlaces.Place last = RecordPlaces.of(node).getLast();
    try (RandomAccessFile file = new RandomAccessFile(last.file().toFile(), "rw")) {
      file.setLength(last.offset() + 11);
    }
    ScanResult result = scan();
    assertThat(result.verdict()).isEqualTo(ScanVerdict.TORN_TAIL);
    assertThat(result.lastIndex()).isEqualTo(441);
  }

  @Test
  void aHeaderThatCannotBeIsFound() throws IOException {
    TestJournal.write(node);
    FileCorruptor.damageHeader(node, 1);
    ScanResult result = scan();
    assertThat(result.verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(result.records()).as("the records are sound all the same").isEqualTo(442);
  }

  @Test
  void aTermThatIsBehindTheLogOrTheVoteIsLost() throws IOException {
    TestJournal.write(node);
    try (TestJournal journal = new TestJournal(node)) {
      journal.vote(2, "n2");
    }
    assertThat(kinds(scan())).containsExactly(FindingKind.LOST_VOTE);
    Files.delete(node.resolve("n1.meta"));
    ScanResult result = scan();
    assertThat(kinds(result)).containsExactly(FindingKind.LOST_VOTE);
    assertThat(result.findings().getFirst().part()).isEqualTo(FilePart.VOTE);
  }

  @Test
  void aConfigurationThatCannotBeReadIsFound() throws IOException {
    TestJournal.write(node);
    try (RandomAccessFile file = new RandomAccessFile(node.resolve("n1.conf").toFile(), "rw")) {
      file.seek(1);
      file.write(0x7F);
    }
    assertThat(kinds(scan())).containsExactly(FindingKind.BAD_CONFIGURATION);
  }

  @Test
  void findingsAreBoundedAndAllAreCounted() throws IOException {
    TestJournal.write(node);
    for (int index = 10; index <= 60; index += 10) {
      FileCorruptor.flip(node, FileCorruptor.Choice.record(index), 1, index);
    }
    ScanOptions two = new ScanOptions(Long.MAX_VALUE, false, 8192, 2, ScanProgress.NONE);
    ScanResult result = JournalScanner.scan(node, two);
    assertThat(result.findings()).hasSize(2);
    assertThat(result.totalFindings()).isEqualTo(6);
    assertThat(result.findings().getFirst().hidden()).isEqualTo(442 - 9 - 6);
  }

  @Test
  void ofARunningNodeNothingBehindTheIndexIsJudged() throws IOException {
    TestJournal.write(node);
    FileCorruptor.flip(node, FileCorruptor.Choice.record(300), 2, 5);
    assertThat(JournalScanner.scan(node, ScanOptions.running(299)).verdict())
        .isEqualTo(ScanVerdict.SOUND);
    assertThat(JournalScanner.scan(node, ScanOptions.running(300)).verdict())
        .isEqualTo(ScanVerdict.DAMAGED);
  }
}
