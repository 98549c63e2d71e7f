package io.lifeboat.console.gui;

import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.OperatorCommand.BackUp;
import io.lifeboat.cluster.command.OperatorCommand.CompareReplicas;
import io.lifeboat.cluster.command.OperatorCommand.InspectRecords;
import io.lifeboat.cluster.command.OperatorCommand.RebuildNode;
import io.lifeboat.cluster.command.OperatorCommand.ScrubNode;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of detection for a person to look at, in target/screenshots. */
@Tag("slow")
class DetectionShotsTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final NodeId N4 = NodeId.of(4);
  private static final NodeId N5 = NodeId.of(5);

  private final ScriptedCluster cluster = new ScriptedCluster(5, true);

  private void damaged(int width, int height) throws Exception {
    open(cluster, width, height);
    awaitLeader(N1);
    cluster.tell(new Fact.SwitchChanged(SwitchName.SCAN_BEFORE_START, true));
    cluster.tell(new Fact.SwitchChanged(SwitchName.SCRUBBING, true));
    cluster.submit(new DamageFiles(N2, FileDamage.FLIP_BITS, 1_912, 1, false));
    cluster.submit(new ChangeState(N3, "", false));
    for (NodeId node : new NodeId[] {N1, N2, N3, N5}) {
      cluster.submit(new ScrubNode(node));
    }
    cluster.submit(new CompareReplicas());
    cluster.submit(new BackUp());
    cluster.calm(4);
    cluster.tell(new Fact.ScrubProgress(N4, ScanOccasion.BACKGROUND, 3_900_000, 9_000_000));
    press(KeyCode.DIGIT2);
    click("show-detection");
    await("the panel", () -> isThere("detection-matrix"));
  }

  @Test
  void nodes() throws Exception {
    damaged(1440, 900);
    shot("detection-nodes-en-light-1440x900");
    cluster.tell(new Fact.NodeStopped(N2));
    cluster.tell(new Fact.NodeQuarantined(N2, "record 1912 is damaged"));
    theme(Theme.DARK);
    language(Language.CHINESE);
    shot("detection-nodes-zh-dark-1440x900");
    size(1000, 700);
    shot("detection-nodes-zh-dark-1000x700");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    shot("detection-nodes-en-light-1000x700");
    size(1900, 1060);
    shot("detection-nodes-en-light-1900x1060");
    click("show-cluster");
    shot("detection-ring-en-light-1900x1060");
  }

  @Test
  void pages() throws Exception {
    damaged(1440, 900);
    click("detection-page-journal");
    cluster.submit(new InspectRecords(N2, 1_906, 20));
    cluster.submit(new InspectRecords(N1, 1_912, 1));
    await("records", () -> textOf("record-facts").contains("One byte"));
    shot("detection-journal-en-light-1440x900");
    size(1900, 1060);
    shot("detection-journal-en-light-1900x1060");
    size(1000, 700);
    shot("detection-journal-en-light-1000x700");
    click("detection-page-replicas");
    shot("detection-replicas-en-light-1000x700");
    size(1440, 900);
    theme(Theme.DARK);
    language(Language.CHINESE);
    shot("detection-replicas-zh-dark-1440x900");
    cluster.submit(new RebuildNode(N2));
    click("detection-page-history");
    shot("detection-history-zh-dark-1440x900");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    shot("detection-history-en-light-1440x900");
    click("detection-page-laboratory");
    click("lab-run");
    await("measured", () -> isThere("lab-missed-parity"));
    shot("detection-lab-en-light-1440x900");
    size(1000, 700);
    language(Language.CHINESE);
    shot("detection-lab-zh-light-1000x700");
  }

  @Test
  void damageOnPurpose() throws Exception {
    damaged(1440, 900);
    tab(1);
    click("family-data");
    click("target-n4");
    click("even-if-last");
    click("inject");
    shot("detection-faults-en-light-1440x900");
    press(KeyCode.ESCAPE);
    language(Language.CHINESE);
    theme(Theme.DARK);
    shot("detection-faults-zh-dark-1440x900");
    click("show-cluster");
    rightClick("node-n4");
    click("menu-data");
    shot("detection-menu-zh-dark-1440x900");
  }
}
