package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.OperatorCommand.BackUp;
import io.lifeboat.cluster.command.OperatorCommand.CompareReplicas;
import io.lifeboat.cluster.command.OperatorCommand.InspectRecords;
import io.lifeboat.cluster.command.OperatorCommand.RebuildNode;
import io.lifeboat.cluster.command.OperatorCommand.ScrubNode;
import io.lifeboat.cluster.command.OperatorCommand.VerifyBackup;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.text.Language;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panel of detection in the real window. */
class DetectionTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  private ScriptedCluster cluster;

  @BeforeEach
  void openThePanel() throws Exception {
    cluster = new ScriptedCluster(5, true);
    open(cluster, 1440, 900);
    awaitLeader(N1);
    click("show-detection");
    await("the panel", () -> isThere("detection-matrix"));
  }

  @Test
  void damageIsFoundByAScrubAndSeenInTheMatrix() throws Exception {
    await("nothing yet", () -> textOf("detection-summary").startsWith("Nothing was looked at yet"));
    cluster.submit(new DamageFiles(N2, FileDamage.FLIP_BITS, 0, 1, false));
    click("part-n2-journal");
    click("detection-scrub");

    await("asked", () -> cluster.asked().contains(new ScrubNode(N2)));
    await("found", () -> textOf("detection-summary").startsWith("n2 is damaged; 4 of 5"));
    assertThat(textOf("verdict-n2")).isEqualTo("One damage, first in its journal");
    assertThat(textOf("verdict-n1")).isEqualTo("Nothing was looked at yet");

    click("detection-scrub-all");
    await("all", () -> cluster.asked().contains(new ScrubNode(NodeId.of(5))));
    click("detection-rebuild");
    await("rebuilt", () -> cluster.asked().contains(new RebuildNode(N2)));
    await("sound again", () -> textOf("detection-summary").startsWith("No damage is known"));
    language(Language.CHINESE);
    await("Chinese", () -> textOf("detection-summary").startsWith("没有已知损坏"));
  }

  @Test
  void aDamagedRecordIsReadAndItsWrongByteIsToldByACopy() throws Exception {
    cluster.submit(new DamageFiles(N2, FileDamage.FLIP_BITS, 1_912, 1, false));
    cluster.submit(new ScrubNode(N2));
    press(KeyCode.DIGIT2);
    click("detection-page-journal");
    await("its segments", () -> isThere("segment-2"));
    click("look-1912");

    await("asked", () -> cluster.asked().contains(new InspectRecords(N2, 1_912, 20)));
    await("read", () -> textOf("record-facts").contains("Damaged."));
    assertThat(textOf("record-facts")).contains("compare");
    reveal("compare-record");
    click("compare-record");
    await("the copy", () -> cluster.asked().contains(new InspectRecords(N1, 1_912, 1)));
    await("the byte", () -> textOf("record-facts").contains("One byte differs"));
    shot("detection-record-en-light-1440x900");
  }

  @Test
  void aReplicaThatDiffersIsShownKeyByKey() throws Exception {
    cluster.submit(new ChangeState(N2, "", false));
    click("detection-page-replicas");
    await(
        "nothing yet",
        () -> textOf("replicas-verdict").startsWith("The replicas’ states were not"));
    click("replicas-compare");

    await("asked", () -> cluster.asked().contains(new CompareReplicas()));
    await("judged", () -> textOf("replicas-verdict").contains("n2 differs from that"));
    assertThat(((VBox) find("digest-groups")).getChildren()).hasSize(2);
    assertThat(isThere("keys-of-n2")).isTrue();
  }

  @Test
  void aLongVerdictTakesNothingFromTheParts() throws Exception {
    click("detection-scrub-all");
    await("all", () -> textOf("detection-summary").startsWith("No damage is known"));
    Finding changed =
        new Finding(
            FilePart.STATE,
            FindingKind.CHANGED_VALUE,
            "run-mwt881m8/a-key-with-a-name-that-needs-more-than-one-line-of-the-verdict",
            null,
            0,
            0,
            "0a0b0c0d",
            "0a0b0c0e",
            0);
    cluster.tell(new Fact.DamageFound(N2, ScanOccasion.READ, List.of(changed), 1));
    await("found", () -> textOf("verdict-n2").contains("in its memory"));
    for (FilePart part : FilePart.values()) {
      Region cell = (Region) find("part-n2-" + part.name().toLowerCase(Locale.ROOT));
      await("%s in full".formatted(part), () -> cell.getWidth() >= cell.prefWidth(-1) - 1);
    }
    shot("detection-long-verdict-en-light-1440x900");
  }

  @Test
  void theMatrixIsReachedByKeyboard() throws Exception {
    onFx(
        () -> {
          find("detection-matrix").requestFocus();
          return null;
        });
    press(KeyCode.DOWN);
    await("the next node", () -> textOf("detection-scrub").equals("Scrub n2"));
    press(KeyCode.TAB);
    press(KeyCode.SPACE);
    await("asked", () -> cluster.asked().contains(new ScrubNode(N2)));
  }

  @Test
  void aSwitchSaysWhatItMeans() throws Exception {
    reveal("switch-auto-repair");
    assertThat(textOf("words-auto-repair")).isEqualTo("Repairs are left to the operator.");
    click("switch-auto-repair");
    SetSwitch on = new SetSwitch(SwitchName.AUTO_REPAIR, true);
    await("asked", () -> cluster.asked().contains(on));
    await("what it means", () -> textOf("words-auto-repair").startsWith("A damaged replica"));
  }

  @Test
  void aBackupIsWrittenAndVerified() {
    click("detection-back-up");
    await("asked", () -> cluster.asked().contains(new BackUp()));
    click("detection-page-history");
    await("the backup", () -> isThere("verify-backup-1"));
    click("verify-backup-1");
    await("verified", () -> cluster.asked().contains(new VerifyBackup("backup-1")));
  }

  @Test
  void theLaboratoryShowsThatParityMissesTwoBits() {
    click("detection-page-laboratory");
    await("the form", () -> isThere("lab-run"));
    click("lab-run");
    await("measured", () -> isThere("lab-missed-parity"));
    assertThat(textOf("lab-missed-parity")).isEqualTo("100,000");
    assertThat(textOf("lab-missed-crc-32")).isEqualTo("0");
  }

  @Test
  void damageOfTheLastMajorityIsAskedForTwice() throws Exception {
    tab(1);
    click("family-data");
    reveal("even-if-last");
    click("target-n2");
    await("its name", () -> textOf("inject").contains("n2"));
    assertThat(isThere("fault-confirm")).isFalse();
    click("even-if-last");
    click("inject");

    await("the question", () -> isThere("fault-confirm"));
    press(KeyCode.SPACE);
    await("Cancel has the keyboard", () -> !isThere("fault-confirm"));
    assertThat(cluster.asked()).isEmpty();
    click("inject");
    click("confirm-damage");
    DamageFiles damage = new DamageFiles(N2, FileDamage.FLIP_BITS, 0, 1, true);
    await("asked", () -> cluster.asked().contains(damage));
  }
}
