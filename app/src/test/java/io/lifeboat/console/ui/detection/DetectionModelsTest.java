package io.lifeboat.console.ui.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SegmentSummary;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.detection.DetectionModel.Row;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the pages of detection show, as plain values. */
class DetectionModelsTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final Messages ENGLISH = Messages.strict(Language.ENGLISH);

  private final Facts facts = Facts.healthy(3);

  private static String say(Text text) {
    return ENGLISH.format(text);
  }

  private static Finding corrupt(String file, long index, long offset, long hidden) {
    return new Finding(
        FilePart.JOURNAL,
        FindingKind.CORRUPT_RECORD,
        file,
        index,
        offset,
        100,
        "00000001",
        "00000002",
        hidden);
  }

  private static Fact.NodeScrubbed scrubbed(NodeId node, int findings, SegmentSummary... segments) {
    return new Fact.NodeScrubbed(
        node,
        ScanOccasion.ON_DEMAND,
        findings == 0 ? ScanVerdict.SOUND : ScanVerdict.DAMAGED,
        findings,
        30,
        3_000,
        1,
        30,
        0,
        900,
        List.of(segments));
  }

  private Row row(NodeId node) {
    return DetectionModel.of(facts.state()).rows().stream()
        .filter(row -> row.node().equals(node))
        .findFirst()
        .orElseThrow();
  }

  private DetectionModel.Cell cell(NodeId node, FilePart part) {
    return Objects.requireNonNull(row(node).cells().get(part));
  }

  @Test
  void beforeAnythingWasLookedAtNothingIsKnown() {
    assertThat(cell(N1, FilePart.JOURNAL).soundness()).isEqualTo(Soundness.NOT_KNOWN);
    assertThat(cell(N1, FilePart.JOURNAL).age()).isNull();
    assertThat(say(DetectionModel.of(facts.state()).summary())).contains("is not known");
  }

  @Test
  void aSoundScanSaysUpToWhereAndWhen() {
    facts.add(scrubbed(N1, 0)).pause(7_000).add(scrubbed(N2, 0));

    assertThat(cell(N1, FilePart.JOURNAL).detail()).isEqualTo(30);
    assertThat(say(Objects.requireNonNull(cell(N1, FilePart.JOURNAL).age()))).isEqualTo("7 s");
    assertThat(say(Objects.requireNonNull(cell(N1, FilePart.VOTE).age()))).isEqualTo("7 s ago");
    assertThat(say(row(N1).verdict())).isEqualTo("Files sound; state not compared yet");
    assertThat(say(DetectionModel.of(facts.state()).summary()))
        .isEqualTo("No damage is known; 3 of 3 nodes have parts that nobody looked at yet.");
  }

  @Test
  void whereAllWasLookedAtAllIsSound() {
    for (NodeId node : List.of(N1, N2, N3)) {
      facts.add(scrubbed(node, 0));
    }
    facts.add(new Fact.ReplicasAgree(40, "aa", List.of(N1, N2, N3)));

    assertThat(say(DetectionModel.of(facts.state()).summary())).startsWith("Everything that was");
    assertThat(say(row(N3).verdict())).isEqualTo("Everything sound");
    assertThat(DetectionModel.of(facts.state()).trouble()).isFalse();
  }

  @Test
  void damageIsNamedWithTheCopiesThatAreLeft() {
    facts
        .add(
            new Fact.DamageFound(
                N2, ScanOccasion.ON_DEMAND, List.of(corrupt("a.log", 7, 600, 23)), 1))
        .add(scrubbed(N2, 1));

    assertThat(say(DetectionModel.of(facts.state()).summary()))
        .isEqualTo("n2 is damaged; 2 of 3 copies have no known damage.");
    assertThat(say(row(N2).verdict())).isEqualTo("One damage, first in its journal");
    assertThat(row(N1).damaged()).isFalse();
  }

  @Test
  void aScanThatGoesOnShowsHowFarItIs() {
    facts.add(new Fact.ScrubProgress(N3, ScanOccasion.BACKGROUND, 25, 100));

    assertThat(row(N3).progress()).isEqualTo(0.25);
    assertThat(row(N1).progress()).isNull();
  }

  @Test
  void theHighestSuspicionCounts() {
    LinkSuspicion low = new LinkSuspicion(N1, N3, 80, 0.4);
    LinkSuspicion high = new LinkSuspicion(N2, N3, 900, 6.1);
    facts.add(new Fact.Suspicions(List.of(low, high)));

    assertThat(row(N3).suspicion()).isEqualTo(high);
    assertThat(row(N1).suspicion()).isNull();
  }

  @Test
  void whatLiesBehindDamageIsHiddenInAllSegmentsAfterIt() {
    facts
        .add(
            new Fact.DamageFound(
                N2, ScanOccasion.ON_DEMAND, List.of(corrupt("b.log", 12, 500, 18)), 1))
        .add(
            scrubbed(
                N2,
                1,
                new SegmentSummary("a.log", 1, 10, 10, 1_000, 0),
                new SegmentSummary("b.log", 11, 20, 9, 1_000, 1),
                new SegmentSummary("c.log", 21, 30, 10, 500, 0)));

    List<JournalModel.Strip> strips = JournalModel.of(facts.state(), N2).strips();

    assertThat(strips.get(0).hiddenFrom()).isEqualTo(1);
    assertThat(strips.get(1).hiddenFrom()).isEqualTo(0.6);
    assertThat(strips.get(1).damages()).containsExactly(new JournalModel.Damage(0.5, 0.6, 12));
    assertThat(strips.get(2).hiddenFrom()).isZero();
    assertThat(strips.get(2).share()).isEqualTo(0.5);
  }

  @Test
  void aJournalThatNobodyReadSaysSo() {
    JournalModel model = JournalModel.of(facts.state(), N1);

    assertThat(model.strips()).isEmpty();
    assertThat(say(model.headline())).isEqualTo("The journal of n1 was not read yet: scrub it.");
  }

  @Test
  void withoutAMajorityNoGroupIsCalledRight() {
    facts.add(
        new Fact.ReplicasDiffer(
            40,
            List.of(new DigestGroup("aa", List.of(N1)), new DigestGroup("bb", List.of(N2))),
            List.of()));

    ReplicasModel model = ReplicasModel.of(facts.state());

    assertThat(say(model.verdict())).contains("cannot be told");
    assertThat(model.groups())
        .extracting(ReplicasModel.Group::soundness)
        .containsOnly(Soundness.NOT_KNOWN);
  }

  @Test
  void theLargestGroupComesFirstAndTheSuspectIsMarked() {
    facts.add(
        new Fact.ReplicasDiffer(
            40,
            List.of(new DigestGroup("bb", List.of(N2)), new DigestGroup("aa", List.of(N3, N1))),
            List.of(N2)));

    List<ReplicasModel.Group> groups = ReplicasModel.of(facts.state()).groups();

    assertThat(groups.getFirst().nodes()).containsExactly(N1, N3);
    assertThat(groups.getLast().soundness()).isEqualTo(Soundness.DAMAGED);
  }

  @Test
  void timesUntilFoundAndUntilRepairedAreCountedFromTheFacts() {
    facts.requested("c1", new DamageFiles(N2, FileDamage.FLIP_BITS, 0, 1, false)).pause(2_999);
    facts.add(
        new Fact.DamageFound(
            N2, ScanOccasion.BACKGROUND, List.of(corrupt("a.log", 7, 600, 23)), 1));
    long found = facts.state().nowMicros();
    facts
        .add(new Fact.RepairChanged(N2, RepairKind.REBUILD, RepairPhase.STARTED, "left", found))
        .pause(3_998)
        .add(new Fact.RepairChanged(N2, RepairKind.REBUILD, RepairPhase.COMPLETED, "in", found));

    HistoryModel.Repair repair = HistoryModel.of(facts.state()).repairs().getFirst();

    assertThat(repair.detectSeconds()).isEqualTo(3.0);
    assertThat(repair.repairSeconds()).isEqualTo(4.0);
  }

  @Test
  void aRepairOfDamageThatNobodyFoundHasNoTimes() {
    facts.add(new Fact.RepairChanged(N2, RepairKind.REBUILD, RepairPhase.STARTED, "left", null));

    HistoryModel.Repair repair = HistoryModel.of(facts.state()).repairs().getFirst();

    assertThat(repair.detectSeconds()).isNull();
    assertThat(repair.repairSeconds()).isNull();
  }
}
