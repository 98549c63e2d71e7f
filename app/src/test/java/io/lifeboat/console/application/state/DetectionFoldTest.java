package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of damage, fact by fact. */
class DetectionFoldTest {
  private static final NodeId N1 = DamageRun.N1;
  private static final NodeId N2 = DamageRun.N2;
  private static final NodeId N3 = DamageRun.N3;

  private static DetectionView after(Fact... facts) {
    Facts all = Facts.healthy(3);
    for (Fact fact : facts) {
      all.add(fact);
    }
    return all.state().detection();
  }

  @Test
  void nothingIsKnownBeforeAScan() {
    DetectionView view = after();

    for (FilePart part : FilePart.values()) {
      assertThat(view.soundness(N2, part)).isEqualTo(Soundness.NOT_KNOWN);
    }
    assertThat(view.isDamaged(N2)).isFalse();
  }

  @Test
  void aScanFindsOnePartDamagedAndTheOthersSound() {
    DetectionView view =
        after(
            DamageRun.damage(ScanOccasion.ON_DEMAND),
            DamageRun.scrubbed(2, ScanOccasion.ON_DEMAND, 1));

    assertThat(view.soundness(N2, FilePart.JOURNAL)).isEqualTo(Soundness.DAMAGED);
    assertThat(view.soundness(N2, FilePart.VOTE)).isEqualTo(Soundness.SOUND);
    assertThat(view.soundAmong(List.of(N1, N2, N3), N1)).isEqualTo(1);
    assertThat(view.filesOf(N2).foundMicros()).isNotNull();
  }

  @Test
  void aScanWithoutFindingsClearsWhatWasKnown() {
    DetectionView view =
        after(
            DamageRun.damage(ScanOccasion.ON_DEMAND),
            DamageRun.scrubbed(2, ScanOccasion.ON_DEMAND, 1),
            DamageRun.scrubbed(2, ScanOccasion.ON_DEMAND, 0));

    assertThat(view.isDamaged(N2)).isFalse();
    assertThat(view.filesOf(N2).findings()).isEmpty();
  }

  @Test
  void aQuarantinedNodeSaysSoInItsStatus() {
    ConsoleState state = DamageRun.facts().state();

    assertThat(state.node(N2)).map(NodeView::status).hasValue(NodeStatus.QUARANTINED);
  }

  @Test
  void aMajorityMakesOneReplicaWrongAndWithoutOneNobodyIs() {
    DetectionView majority = after(DamageRun.differ(600, List.of(N3)));
    DetectionView none = after(DamageRun.differ(700, List.of()));

    assertThat(majority.soundness(N3, FilePart.STATE)).isEqualTo(Soundness.DAMAGED);
    assertThat(majority.soundness(N1, FilePart.STATE)).isEqualTo(Soundness.SOUND);
    assertThat(none.soundness(N1, FilePart.STATE)).isEqualTo(Soundness.NOT_KNOWN);
    assertThat(none.isDamaged(N1)).isFalse();
  }

  @Test
  void aLaterAgreementOfAllSettlesTheDifference() {
    DetectionView view =
        after(
            DamageRun.differ(600, List.of(N3)),
            new Fact.ReplicasAgree(720, "00ff", List.of(N1, N2, N3)));

    assertThat(view.difference()).isNull();
    assertThat(view.isDamaged(N3)).isFalse();
    assertThat(view.stateOf(N3).index()).isEqualTo(720);
  }

  @Test
  void aChangedValueInMemoryIsDamageUntilANewLifeWhateverAComparisonSays() {
    Fact.DamageFound changed = changedValue();
    DetectionView view = after(changed, new Fact.ReplicasAgree(720, "00ff", List.of(N1, N2, N3)));

    assertThat(view.soundness(N3, FilePart.STATE)).isEqualTo(Soundness.DAMAGED);
    assertThat(view.stateOf(N3).changedKey()).isEqualTo("k7");
    assertThat(view.filesOf(N3).findings()).as("its files are sound").isEmpty();
    assertThat(after(changed, new Fact.NodeStarting(N3)).isDamaged(N3)).isFalse();
  }

  @Test
  void aChangedValueIsToldWithNodeAndKey() {
    Facts all = Facts.healthy(3);
    all.add(changedValue());

    assertThat(all.state().occurrences())
        .extracting(each -> Messages.strict(Language.ENGLISH).format(each.title()))
        .anyMatch(title -> title.startsWith("In the memory of n3 the value of k7 "));
  }

  private static Fact.DamageFound changedValue() {
    Finding finding =
        new Finding(
            FilePart.STATE, FindingKind.CHANGED_VALUE, "k7", null, 0, 0, "0a0b0c0d", "0a0b0c0e", 0);
    return new Fact.DamageFound(N3, ScanOccasion.READ, List.of(finding), 1);
  }

  @Test
  void recordsOfSeveralNodesAreKeptSideBySide() {
    DetectionView view =
        after(
            new Fact.JournalRecords(N2, List.of(DamageRun.record())),
            new Fact.JournalRecords(N1, List.of()));

    assertThat(view.records()).containsOnlyKeys(N1, N2);
    assertThat(view.records().get(N2).records()).containsExactly(DamageRun.record());
  }

  @Test
  void aBackupIsRefusedOnceItsDamageIsKnown() {
    BackupInfo backup = new BackupInfo("b1", 600, 214, 18_912, "2026-07-01T10:00:00Z");
    DetectionView view =
        after(
            new Fact.BackupWritten(backup, 31_000),
            new Fact.BackupChecked("b1", "state.bin: SHA-256 differs"));

    assertThat(view.backups()).hasSize(1);
    assertThat(view.backups().getFirst().damage()).contains("SHA-256");
  }

  @Test
  void suspicionsAreTheLatestOnes() {
    LinkSuspicion early = new LinkSuspicion(N1, N2, 80, 0.4);
    LinkSuspicion late = new LinkSuspicion(N1, N2, 900, 6.1);

    assertThat(
            after(new Fact.Suspicions(List.of(early)), new Fact.Suspicions(List.of(late)))
                .suspicions())
        .containsExactly(late);
  }
}
