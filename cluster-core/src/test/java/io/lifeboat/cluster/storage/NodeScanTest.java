package io.lifeboat.cluster.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of {@link TestJournal#write} ends at index 442, in term 3, with a vote for n2. */
class NodeScanTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final long LAST = 442;

  @TempDir Path node;

  private ScanResult scan() throws IOException {
    return NodeScan.beforeStart(N1, node, ScanOptions.stopped(), true);
  }

  private void mark(long acknowledged, long term) throws IOException {
    NodeMark mark = NodeMark.open(N1, node);
    mark.isIn(term, NodeId.of(2));
    mark.has(acknowledged);
    mark.close();
  }

  @Test
  void aTornRecordMayStartOnlyIfItWasCertainlyNotAcknowledged() throws IOException {
    TestJournal.write(node);
    long last = RecordPlaces.of(node).getLast().index();
    assertThat(last).isEqualTo(LAST);
    FileCorruptor.tearTail(node, 3);
    assertThat(scan().verdict()).as("nothing tells").isEqualTo(ScanVerdict.DAMAGED);
    mark(LAST - 1, 3);
    assertThat(scan().verdict()).as("not acknowledged").isEqualTo(ScanVerdict.TORN_TAIL);
    mark(LAST, 3);
    assertThat(scan().verdict()).as("acknowledged").isEqualTo(ScanVerdict.DAMAGED);
    assertThat(scan().findings()).extracting(Finding::kind).contains(FindingKind.MISSING_TAIL);
  }

  @Test
  void aLogThatEndsSoundlyBeforeWhatWasAcknowledgedIsDamaged() throws IOException {
    TestJournal.write(node);
    mark(LAST, 3);
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.SOUND);
    mark(LAST + 1, 3);
    assertThat(scan().findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.MISSING_TAIL);
  }

  @Test
  void theEngineMustBeInTheTermItWasInAndMayHaveForgottenItsVote() throws IOException {
    TestJournal.write(node);
    mark(LAST, 3);
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.SOUND);
    mark(LAST, 4);
    assertThat(scan().findings()).extracting(Finding::kind).containsExactly(FindingKind.BAD_VOTE);
    mark(LAST, 2);
    assertThat(scan().findings()).extracting(Finding::kind).containsExactly(FindingKind.BAD_VOTE);
  }

  @Test
  void anEmptyFolderIsALossWhereTheNodeTookPart() throws IOException {
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.DAMAGED);
    assertThat(NodeScan.beforeStart(N1, node, ScanOptions.stopped(), false).verdict())
        .isEqualTo(ScanVerdict.NO_JOURNAL);
    mark(5, 1);
    assertThat(NodeScan.beforeStart(N1, node, ScanOptions.stopped(), false).verdict())
        .isEqualTo(ScanVerdict.DAMAGED);
  }

  @Test
  void aRecordInAnothersPlaceIsFoundThoughItsChecksumIsRight() throws IOException {
    TestJournal.write(node);
    mark(LAST, 3);
    RecordMarks.prepare(N1, node);
    try (RecordMarks marks = RecordMarks.open(N1, node)) {
      marks.note(Long.MAX_VALUE, 100);
      marks.note(Long.MAX_VALUE, LAST);
      marks.note(300, LAST);
    }
    assertThat(scan().verdict()).isEqualTo(ScanVerdict.SOUND);
    int found = 0;
    for (RecordPlaces.Place place : RecordPlaces.of(node)) {
      long from = alike(place);
      if (from > 0) {
        FileCorruptor.misdirect(node, from, place.index());
        assertThat(JournalScanner.scan(node, ScanOptions.stopped()).verdict())
            .isEqualTo(ScanVerdict.SOUND);
        assertThat(scan().findings())
            .anySatisfy(
                finding -> {
                  assertThat(finding.kind()).isEqualTo(FindingKind.CHANGED_SINCE_SEALED);
                  assertThat(finding.index()).isEqualTo(place.index());
                });
        found++;
        break;
      }
    }
    assertThat(found).isEqualTo(1);
  }

  private long alike(RecordPlaces.Place place) throws IOException {
    return RecordPlaces.of(node).stream()
        .filter(other -> other.bytes() == place.bytes() && other.index() > place.index())
        .mapToLong(RecordPlaces.Place::index)
        .findFirst()
        .orElse(0);
  }
}
