package io.lifeboat.console.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.OperatorCommand.InspectLog;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.state.NodeLog;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.control.Mark;
import io.lifeboat.console.ui.i18n.LogMsg;
import io.lifeboat.console.ui.log.LogPicture.Row;
import io.lifeboat.console.ui.log.LogPiece.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The logs of a moment: pieces, differences, marks, and what is asked of a node. */
class LogPictureTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  /** n1 leads term 1 of three; all have entries 1 to 100, committed up to 98. */
  private static Facts three() {
    Facts facts = Facts.healthy(3);
    for (int node = 1; node <= 3; node++) {
      shape(facts, node, 1, 100, 0, new TermRun(1, 1));
      levels(facts, node, 1, 98, 97, 100);
    }
    return facts;
  }

  private static void shape(
      Facts facts, int node, long first, long last, long snapshot, TermRun... runs) {
    facts.add(new Fact.LogShape(NodeId.of(node), first, last, snapshot, List.of(runs)));
  }

  private static void levels(
      Facts facts, int node, long term, long commit, long applied, long last) {
    facts.add(new Fact.NodeLevels(NodeId.of(node), term, N1, commit, applied, last));
  }

  private static Row row(ConsoleState state, NodeId node) {
    return LogPicture.of(state).row(node).orElseThrow();
  }

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(LogPicture.of(ConsoleState.BLANK)).isEqualTo(LogPicture.NONE);

    LogPicture starting = LogPicture.of(Facts.starting(3).state());
    assertThat(starting.rows()).extracting(Row::node).containsExactly(N1, N2, N3);
    assertThat(starting.reference()).isNull();
    assertThat(starting.differences()).isZero();
  }

  @Test
  void theLeadersLogIsTheOneToCompareWith() {
    LogPicture picture = LogPicture.of(three().state());

    assertThat(picture.reference()).isEqualTo(N1);
    assertThat(picture.leads()).isTrue();
    assertThat(picture.term()).isEqualTo(1);
    assertThat(picture.bounds()).isEqualTo(new LogBounds(1, 100));
    assertThat(picture.differences()).isZero();
  }

  @Test
  void withoutALeaderItIsTheMostUpToDateOneByTermBeforeLength() {
    Facts facts = Facts.starting(3);
    shape(facts, 1, 1, 120, 0, new TermRun(1, 1));
    shape(facts, 2, 1, 101, 0, new TermRun(1, 1), new TermRun(101, 2));
    shape(facts, 3, 1, 100, 0, new TermRun(1, 1));

    LogPicture picture = LogPicture.of(facts.state());

    assertThat(picture.reference()).isEqualTo(N2);
    assertThat(picture.leads()).isFalse();
    assertThat(picture.term()).isEqualTo(2);
  }

  @Test
  void entriesOfAnotherTermAtTheSameIndexDiffer() {
    Facts facts = three();
    shape(facts, 3, 1, 103, 0, new TermRun(1, 1), new TermRun(99, 2));
    levels(facts, 3, 2, 98, 97, 103);

    LogPicture picture = LogPicture.of(facts.state());

    Row row = picture.row(N3).orElseThrow();
    assertThat(row.differences()).containsExactly(new LogDifference(99, 100, false));
    assertThat(row.differsAt(98)).isFalse();
    assertThat(row.differsAt(99)).isTrue();
    assertThat(row.differsAt(101)).isFalse();
    assertThat(picture.differenceAfter(0)).contains(new LogDifference(99, 100, false));
    assertThat(picture.differenceAfter(99)).contains(new LogDifference(99, 100, false));
  }

  @Test
  void aDifferenceBelowBothCommitIndicesBreaksLogMatching() {
    Facts facts = three();
    shape(facts, 3, 1, 100, 0, new TermRun(1, 1), new TermRun(97, 2), new TermRun(98, 1));

    assertThat(row(facts.state(), N3).differences())
        .containsExactly(new LogDifference(97, 97, true));
  }

  @Test
  void whatOneOfThemDoesNotKnowIsNoDifference() {
    Facts facts = three();
    shape(facts, 2, 60, 100, 59, new TermRun(80, 1));
    facts.add(new Fact.NodeLevels(N3, 1, N1, 100, 100, 100));

    assertThat(row(facts.state(), N2).differences()).isEmpty();
    assertThat(LogDifference.of(Facts.starting(1).state().logs().log(N1), log(three(), N1)))
        .isEmpty();
  }

  @Test
  void differencesOfMillionsOfEntriesAreFoundRunByRun() {
    Facts facts = Facts.healthy(2);
    List<TermRun> ours = new ArrayList<>();
    List<TermRun> theirs = new ArrayList<>();
    for (long i = 0; i < 1_000; i++) {
      ours.add(new TermRun(i * 40_000 + 1, 2 * i + 1));
      theirs.add(new TermRun(i * 40_000 + 1, 2 * i + 1));
      theirs.add(new TermRun(i * 40_000 + 39_991, 2 * i + 2));
    }
    facts.add(new Fact.LogShape(N1, 1, 40_000_000, 0, ours));
    facts.add(new Fact.LogShape(N2, 1, 40_000_000, 0, theirs));

    List<LogDifference> differences = row(facts.state(), N2).differences();

    assertThat(differences).hasSize(1_000);
    assertThat(differences.getFirst()).isEqualTo(new LogDifference(39_991, 40_000, false));
    assertThat(differences.getLast()).isEqualTo(new LogDifference(39_999_991, 40_000_000, false));
  }

  @Test
  void committedAndUncommittedArePiecesOfTheirOwn() {
    assertThat(LogPiece.of(log(three(), N2), 95, 200, 1))
        .containsExactly(
            new LogPiece(Kind.ENTRIES, 95, 98, 1, true),
            new LogPiece(Kind.ENTRIES, 99, 100, 1, false));
  }

  @Test
  void whatASnapshotCoversIsToldFromWhatIsMissing() {
    Facts facts = three();
    shape(facts, 2, 41, 100, 40, new TermRun(51, 1));
    shape(facts, 3, 41, 100, 30, new TermRun(41, 1));

    assertThat(LogPiece.of(log(facts, N2), 1, 60, 1))
        .containsExactly(
            new LogPiece(Kind.SNAPSHOT, 1, 40, 0, true),
            new LogPiece(Kind.NOT_KNOWN, 41, 50, 0, true),
            new LogPiece(Kind.ENTRIES, 51, 60, 1, true));
    assertThat(LogPiece.of(log(facts, N3), 1, 45, 1))
        .containsExactly(
            new LogPiece(Kind.SNAPSHOT, 1, 30, 0, true),
            new LogPiece(Kind.MISSING, 31, 40, 0, true),
            new LogPiece(Kind.ENTRIES, 41, 45, 1, true));
  }

  @Test
  void manyTermsInFewPixelsAreOnePiece() {
    Facts facts = Facts.healthy(1);
    List<TermRun> runs = new ArrayList<>();
    for (long i = 0; i < 2_000; i++) {
      runs.add(new TermRun(i * 5 + 1, i + 1));
    }
    facts.add(new Fact.LogShape(N1, 1, 10_000_000, 0, runs));
    levels(facts, 1, 2_000, 10_000_000, 10_000_000, 10_000_000);

    List<LogPiece> pieces = LogPiece.of(log(facts, N1), 1, 10_000_000, 20_000);

    assertThat(pieces)
        .containsExactly(
            new LogPiece(Kind.MIXED, 1, 20_000, 0, true),
            new LogPiece(Kind.ENTRIES, 20_001, 10_000_000, 2_000, true));
  }

  @Test
  void aStaleLeaderAndItsTermAreInItsRow() {
    Facts facts = three().isolated(1, 3).ready(2, 5);

    Row stale = row(facts.state(), N1);

    assertThat(stale.mark().shape()).isEqualTo(Mark.Shape.STALE_LEADER);
    assertThat(stale.mark().cutOff()).isTrue();
    assertThat(stale.term()).isEqualTo(1);
  }

  @Test
  void marksStandTogetherWhereTheyWouldOverlap() {
    Facts facts = three();
    facts.add(new Fact.Replication(N1, 1, List.of(new ReplicationProgress(N2, 101, 100, 0))));
    Row row = row(facts.state(), N2);
    LogWindow wide = LogWindow.start(900).atEnd(new LogBounds(1, 100));
    LogWindow narrow = new LogWindow(1, 2, 900);

    assertThat(LogMarks.of(row, wide, 13))
        .extracting(LogMarks.Group::letters)
        .containsExactly("A", "C", "M", "N");
    assertThat(LogMarks.of(row, narrow, 13))
        .extracting(LogMarks.Group::letters)
        .containsExactly("ACMN");
    assertThat(LogMarks.labelStep(30, 68)).isEqualTo(5);
    assertThat(LogMarks.labelStep(0.00002, 68)).isEqualTo(5_000_000);
  }

  @Test
  void aNodeIsAskedForWhatIsAroundTheEntryAndNothingElse() {
    NodeLog log = log(three(), N2);

    assertThat(LogInquiry.of(log, 50)).contains(new InspectLog(N2, 42, 32));
    assertThat(LogInquiry.of(log, 3)).contains(new InspectLog(N2, 1, 32));
    assertThat(LogInquiry.of(log, 100)).contains(new InspectLog(N2, 92, 9));
    assertThat(LogInquiry.of(log, 101)).isEmpty();
    assertThat(LogInquiry.of(log, 0)).isEmpty();
  }

  @Test
  void aKnownEntryIsNotAskedForAgainUntilItsTermChanges() {
    Facts facts = three();
    facts.add(
        new Fact.LogEntries(N2, List.of(new LogEntry(99, 1, "Command", 123, "put k7, 64 bytes"))));

    assertThat(LogInquiry.of(log(facts, N2), 99)).isEmpty();
    shape(facts, 2, 1, 100, 0, new TermRun(1, 1), new TermRun(99, 2));
    assertThat(LogInquiry.of(log(facts, N2), 99)).isPresent();
  }

  @Test
  void noAnswerInTimeIsNotKnownAndNotAFailure() {
    Facts facts = three();
    InspectLog question = new InspectLog(N2, 42, 32);
    assertThat(status(facts, 50)).isEqualTo(LogMsg.ENTRY_NOT_ASKED);
    facts.requested("c1", question);
    assertThat(status(facts, 50)).isEqualTo(LogMsg.ENTRY_ASKED);
    facts.completed("c1", new Outcome.Info("no answer yet"));
    assertThat(status(facts, 50)).isEqualTo(LogMsg.ENTRY_NO_ANSWER);
    assertThat(status(facts, 90)).isEqualTo(LogMsg.ENTRY_NOT_ASKED);
    assertThat(status(facts, 101)).isEqualTo(LogMsg.ENTRY_NOT_THERE);
    shape(facts, 2, 60, 100, 55, new TermRun(60, 1));
    assertThat(status(facts, 50)).isEqualTo(LogMsg.ENTRY_IN_SNAPSHOT);
    assertThat(status(facts, 57)).isEqualTo(LogMsg.ENTRY_MISSING);
  }

  private static Object status(Facts facts, long index) {
    return LogInquiry.status(facts.state(), N2, index).key();
  }

  @Test
  void theOthersAtTheSameIndexAreComparedInWords() {
    Facts facts = three();
    shape(facts, 2, 60, 100, 59, new TermRun(60, 1));
    shape(facts, 3, 1, 99, 0, new TermRun(1, 1), new TermRun(99, 2));
    NodeLog own = log(facts, N1);

    assertThat(EntryPanel.compared(log(facts, N2), own, 50))
        .isEqualTo(Text.of(LogMsg.OTHER_COMPACTED, N2));
    assertThat(EntryPanel.compared(log(facts, N2), own, 70))
        .isEqualTo(Text.of(LogMsg.OTHER_SAME, N2, 1L));
    assertThat(EntryPanel.compared(log(facts, N3), own, 99))
        .isEqualTo(Text.of(LogMsg.OTHER_DIFFERS, N3, 2L));
    assertThat(EntryPanel.compared(log(facts, N3), own, 100))
        .isEqualTo(Text.of(LogMsg.OTHER_NOT_THERE, N3, 99L));
  }

  private static NodeLog log(Facts facts, NodeId node) {
    return facts.state().logs().log(node);
  }
}
