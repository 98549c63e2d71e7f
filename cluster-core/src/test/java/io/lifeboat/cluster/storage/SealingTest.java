package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
  @TempDir Path node;

  private ScanResult scan() throws IOException {
    return JournalScanner.scan(node, ScanOptions.stopped());
  }

  private List<FindingKind> kinds() throws IOException {
    return scan().findings().stream().map(Finding::kind).toList();
  }

  private static Sealing.Known committed(long index) {
    return new Sealing.Known(index, null, null);
  }

  @Test
  void everyFlippedBitAndEveryMissingByteOfTheSealsIsFound() throws IOException {
    TestJournal.write(node);
    Sealing.stopped(node, committed(442));
    Path file = node.resolve(Seals.NAME);
    byte[] written = Files.readAllBytes(file);
    for (int bit = 0; bit < written.length * 8; bit++) {
      byte[] flipped = written.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, flipped);
      assertThatThrownBy(() -> Seals.read(node)).isInstanceOf(SealsDamagedException.class);
    }
    for (int length = 0; length < written.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(written, length));
      assertThatThrownBy(() -> Seals.read(node)).isInstanceOf(SealsDamagedException.class);
    }
    assertThat(kinds()).containsExactly(FindingKind.BAD_SEALS);
    assertThatThrownBy(() -> Sealing.opened(node)).isInstanceOf(SealsDamagedException.class);
    assertThat(Sealing.stopped(node, committed(442)).sealed()).as("not sealed over").isFalse();
  }

  @Test
  void damageIsNeverSealedOver() throws IOException {
    TestJournal.write(node);
    Sealing.stopped(node, committed(442));
    byte[] before = Files.readAllBytes(node.resolve(Seals.NAME));
    FileCorruptor.flip(node, FileCorruptor.Choice.record(7), 1, 1);
    Sealing.Outcome outcome = Sealing.stopped(node, committed(442));
    assertThat(outcome.sealed()).isFalse();
    assertThat(outcome.scan().verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(Files.readAllBytes(node.resolve(Seals.NAME))).isEqualTo(before);
  }

  @Test
  void aSnapshotThatRottedWhileTheNodeRanIsNotSealedAgain() throws IOException {
    TestJournal.write(node);
    try (TestJournal journal = new TestJournal(node)) {
      journal.snapshot(300, true);
    }
    assertThat(Sealing.running(node, committed(442), ScanOptions.running(442)).sealed()).isTrue();
    FileCorruptor.damageSnapshot(node, FileCorruptor.SnapshotPlace.CONTENT, 2);
    Sealing.Outcome outcome = Sealing.stopped(node, committed(442));
    assertThat(outcome.sealed()).isFalse();
    assertThat(outcome.scan().findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.BAD_SNAPSHOT);
  }

  @Test
  void onceOpenedWhatWasNotCommittedMayGoAndWhatWasMayNot() throws IOException {
    TestJournal.write(node);
    Sealing.stopped(node, committed(430));
    Sealing.opened(node);
    try (TestJournal journal = new TestJournal(node)) {
      journal.log().writer().truncate(430);
      journal.initialize(9);
      journal.vote(9, "n1");
    }
    assertThat(scan().findings()).isEmpty();
    try (TestJournal journal = new TestJournal(node)) {
      journal.log().writer().truncate(429);
    }
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(scan().findings().getFirst().index()).isEqualTo(430);
  }

  @Test
  void whatIsNotReadIsNotMissed() throws IOException {
    TestJournal.write(node);
    Sealing.stopped(node, committed(442));
    Sealing.opened(node);
    for (long upTo : new long[] {0, 200, 442}) {
      assertThat(JournalScanner.scan(node, ScanOptions.running(upTo)).findings())
          .as("a node that knows of " + upTo + " committed entries")
          .isEmpty();
    }
    try (TestJournal journal = new TestJournal(node)) {
      journal.log().writer().truncate(300);
    }
    assertThat(JournalScanner.scan(node, ScanOptions.running(200)).findings()).isEmpty();
    assertThat(JournalScanner.scan(node, ScanOptions.running(442)).findings())
        .extracting(Finding::index)
        .containsExactly(301L);
  }

  @Test
  void whatWasSealedWhileRunningIsProtectedFromMisdirectedWrites() throws IOException {
    try (TestJournal journal = new TestJournal(node)) {
      journal.put(1, 300, 30, 30);
      journal.vote(1, "n1");
      assertThat(Sealing.running(node, committed(200), ScanOptions.running(300)).sealed()).isTrue();
      journal.put(1, 50, 30, 30);
    }
    assertThat(scan().findings()).isEmpty();
    assertThat(Seals.read(node).orElseThrow().segments().getLast().upTo()).isEqualTo(200);
    RecordPlaces.Place target = RecordPlaces.of(node).get(149);
    RecordPlaces.Place source =
        RecordPlaces.of(node).stream()
            .filter(p -> p.bytes() == target.bytes() && p.index() != target.index())
            .findFirst()
            .orElseThrow();
    FileCorruptor.misdirect(node, source.index(), target.index());
    assertThat(kinds()).containsExactly(FindingKind.CHANGED_SINCE_SEALED);
  }

  @Test
  void compactionAndANewSnapshotOfARunningNodeAreNoDamage() throws IOException {
    TestJournal.write(node);
    Sealing.stopped(node, committed(442));
    Sealing.opened(node);
    try (TestJournal journal = new TestJournal(node)) {
      journal.snapshot(300, true);
      journal.compact(300);
      assertThat(scan().findings()).isEmpty();
      journal.snapshot(900, true);
      journal.log().writer().reset(901);
      journal.put(3, 10, 20, 40);
    }
    ScanResult result = scan();
    assertThat(result.findings()).isEmpty();
    assertThat(result.firstIndex()).isEqualTo(901);
    assertThat(Sealing.stopped(node, committed(905)).sealed()).isTrue();
    assertThat(scan().findings()).isEmpty();
  }

  @Test
  void aStoppedNodeMustBeAsItWasLeft() throws IOException {
    TestJournal.write(node);
    Sealing.stopped(node, committed(442));
    try (TestJournal journal = new TestJournal(node)) {
      journal.put(3, 1, 20, 20);
    }
    assertThat(kinds()).containsExactly(FindingKind.CHANGED_SINCE_SEALED);
    Files.delete(node.resolve("n1.conf"));
    Files.delete(node.resolve("n1-2.log"));
    assertThat(kinds()).contains(FindingKind.BAD_CONFIGURATION, FindingKind.MISSING_SEGMENT);
  }

  @Test
  void aTermThatTheNodeDoesNotKnowIsNotSealed() throws IOException {
    TestJournal.write(node);
    NodeId n2 = NodeId.of(2);
    assertThat(Sealing.stopped(node, new Sealing.Known(442, 3L, n2)).sealed()).isTrue();
    assertThat(Sealing.stopped(node, new Sealing.Known(442, 3L, NodeId.of(1))).sealed()).isFalse();
    Sealing.Outcome other = Sealing.stopped(node, new Sealing.Known(442, 259L, n2));
    assertThat(other.sealed()).isFalse();
    assertThat(other.scan().findings().getLast().part()).isEqualTo(FilePart.VOTE);
  }

  @Test
  void aTornTailIsSealedAsTheEndItIs() throws IOException {
    TestJournal.write(node);
    FileCorruptor.tearTail(node, 5);
    Sealing.Outcome outcome = Sealing.stopped(node, Sealing.Known.NOTHING);
    assertThat(outcome.sealed()).isTrue();
    assertThat(outcome.scan().verdict()).isEqualTo(ScanVerdict.TORN_TAIL);
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.SOUND);
    assertThat(scan().lastIndex()).isEqualTo(441);
  }

  @Test
  void aNodeThatWasNeverSealedCanBeOpened() throws IOException {
    TestJournal.write(node);
    Sealing.opened(node);
    assertThat(Seals.read(node)).isEmpty();
  }
}
